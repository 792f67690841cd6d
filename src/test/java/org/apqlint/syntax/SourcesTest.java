package org.apqlint.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apqlint.model.Host;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files, directories, standard input and includes. */
class SourcesTest {

  @TempDir Path dir;

  @Test
  void filesAndStandardInputAreOneSpecification() throws Exception {
    write("a.apq", "host a {\n}\n");
    ReadResult result =
        reader("mdev m on a {\n}\nmdev k on b {\n}\n").read(List.of(path("a.apq"), "-", "-"));
    assertThat(result.spec().mdevs()).hasSize(1);
    assertThat(Reading.show(result.findings()))
        .containsExactly("3:11-12 AP004 nothing declares a host `b`");
    assertThat(result.findings().get(0).place().file()).isEqualTo("-");
    assertThat(result.sources()).containsOnlyKeys(path("a.apq"), "-");
    assertThat(result.sources().get("-").line(3)).isEqualTo("mdev k on b {");
  }

  @Test
  void directoriesAreReadWithAllBelowInOrder() throws Exception {
    write("specs/b.apq", "host b {\n}\n");
    write("specs/a/c.apq", "host c {\n}\n");
    write("specs/a.apq", "host a {\n}\n");
    write("specs/notes.txt", "host d {\n}\n");
    ReadResult result = reader("").read(List.of(path("specs")));
    assertThat(result.spec().hosts())
        .extracting(Host::name)
        .containsExactlyInAnyOrder("a", "b", "c");
    assertThat(result.spec().hosts())
        .extracting(host -> host.place().file())
        .isSorted()
        .allSatisfy(file -> assertThat(file).startsWith(path("specs")));
  }

  @Test
  void directoriesMayBeLinks() throws Exception {
    write("real/a.apq", "host a {\n}\n");
    Files.createSymbolicLink(dir.resolve("alias"), dir.resolve("real"));
    ReadResult result = reader("").read(List.of(path("alias")));
    assertThat(result.sources()).containsOnlyKeys(path("alias/a.apq"));
    write("top/b.apq", "host b {\n}\n");
    Files.createSymbolicLink(dir.resolve("top/below"), dir.resolve("real"));
    Files.createSymbolicLink(dir.resolve("top/self"), dir.resolve("top"));
    assertThat(reader("").read(List.of(path("top"))).sources()).containsOnlyKeys(path("top/b.apq"));
  }

  @Test
  void hiddenFilesOfDirectoriesAreLeftOut() throws Exception {
    write("specs/a.apq", "host a {\n}\n");
    write("specs/.git/b.apq", "host b {\n}\n");
    Files.createSymbolicLink(dir.resolve("specs/.#a.apq"), Path.of("somebody@here.4711"));
    assertThat(reader("").read(List.of(path("specs"))).sources())
        .containsOnlyKeys(path("specs/a.apq"));
    assertThat(reader("").read(List.of(path("specs/.git"))).sources())
        .containsOnlyKeys(path("specs/.git/b.apq"));
  }

  @Test
  void pipesThatNobodyNamesOnTheCommandLineAreNotOpened() throws Exception {
    write("a.apq", "include \"pipe.apq\"\n");
    Process made = new ProcessBuilder("mkfifo", path("pipe.apq")).start();
    assumeThat(made.waitFor()).isZero();
    assertThat(Reading.show(reader("").read(List.of(path("a.apq"))).findings()))
        .containsExactly("1:9-19 AP004 the file to include, `pipe.apq`, is not a regular file");
    assertThat(reader("").read(List.of(path(""))).sources()).containsOnlyKeys(path("a.apq"));
  }

  @Test
  void placesNameFilesWithoutDetours() throws Exception {
    write("sub/a.apq", "include \"../b.apq\"\n");
    write("b.apq", "host b {\n}\n");
    assertThat(here().read(List.of(".")).sources()).containsOnlyKeys("b.apq", "sub/a.apq");
    assertThat(here().read(List.of("./sub/")).sources()).containsOnlyKeys("b.apq", "sub/a.apq");
    assertThat(here().read(List.of("sub/../sub/./a.apq")).sources())
        .containsOnlyKeys("b.apq", "sub/a.apq");
    assertThat(here().read(List.of(path("./b.apq"))).sources()).containsOnlyKeys(path("b.apq"));
    write("-", "host c {\n}\n");
    assertThat(here().read(List.of("./-")).sources()).containsOnlyKeys("./-");
    SpecReader below =
        new SpecReader(new SourceOptions(dir, InputStream.nullInputStream(), dir.resolve("sub")));
    assertThat(below.read(List.of("..")).sources()).containsOnlyKeys("../b.apq", "../sub/a.apq");
  }

  @Test
  void detoursOverLinksAreKept() throws Exception {
    write("far/deep/a.apq", "include \"../b.apq\"\n");
    write("far/b.apq", "host far {\n}\n");
    write("b.apq", "host near {\n}\n");
    Files.createSymbolicLink(dir.resolve("deep"), Path.of("far/deep"));
    ReadResult result = here().read(List.of("deep/a.apq"));
    assertThat(result.spec().hosts()).extracting(Host::name).containsExactly("far");
    assertThat(result.sources()).containsOnlyKeys("deep/a.apq", "deep/../b.apq");
  }

  private SpecReader here() {
    return new SpecReader(new SourceOptions(dir, InputStream.nullInputStream(), dir));
  }

  @Test
  void includesStandInTheirPlaceAndAreRelativeToTheirFile() throws Exception {
    write("specs/all.apq", "host a {\n}\ninclude \"hosts/b.apq\"\nhost d {\n}\n");
    write("specs/hosts/b.apq", "include c.apq\nhost b {\n}\n");
    write("specs/hosts/c.apq", "host c {\n}\n");
    ReadResult result =
        reader("").read(List.of(path("specs/all.apq"), path("specs/hosts/../hosts/c.apq")));
    assertThat(result.findings()).isEmpty();
    assertThat(result.spec().hosts()).extracting(Host::name).containsExactly("a", "c", "b", "d");
  }

  @Test
  void includesOfStandardInputBeginAtTheRoot() throws Exception {
    write("b.apq", "host b {\n}\n");
    assertThat(reader("include \"b.apq\"\n").read(List.of("-")).spec().hosts()).hasSize(1);
    assertThat(reader("").readText("x", "include \"b.apq\"\n").spec().hosts()).hasSize(1);
  }

  @Test
  void cyclesAreAFindingAndEachFileIsReadOnce() throws Exception {
    write("a.apq", "include \"b.apq\"\nhost a {\n}\n");
    write("b.apq", "include \"a.apq\"\nhost b {\n}\n");
    write("c.apq", "include \"c.apq\"\n");
    ReadResult result = reader("").read(List.of(path("a.apq"), path("b.apq"), path("c.apq")));
    assertThat(Reading.show(result.findings()))
        .containsExactly(
            "1:9-16 AP004 `a.apq` includes this file, and is included by it",
            "1:9-16 AP004 the file includes itself");
    assertThat(result.spec().hosts()).hasSize(2);
  }

  @Test
  void includesThatLeadNowhereAreFindings() throws Exception {
    write("a.apq", "include \"gone.apq\"\ninclude \"sub\"\ninclude \"\"\ninclude \"a\\nb\"\n");
    Files.createDirectory(dir.resolve("sub"));
    assertThat(Reading.show(reader("").read(List.of(path("a.apq"))).findings()))
        .containsExactly(
            "1:9-19 AP004 the file to include, `gone.apq`, does not exist",
            "2:9-14 AP004 the file to include, `sub`, is a directory",
            "3:9-11 AP004 the file to include, ``, is a directory",
            "4:9-15 AP004 the file to include, `aU+000Ab`, does not exist");
  }

  @Test
  void rowOfIncludesIsBounded() throws Exception {
    for (int i = 0; i < 40; i++) {
      write("f" + i + ".apq", "include \"f" + (i + 1) + ".apq\"\n");
    }
    write("f40.apq", "host last {\n}\n");
    ReadResult result = reader("").read(List.of(path("f0.apq")));
    assertThat(Reading.show(result.findings()))
        .containsExactly("1:9-18 AP004 files include one another more than 32 deep");
    assertThat(result.findings().get(0).place().file()).endsWith("f31.apq");
  }

  @Test
  void includesStayWithinTheRoot() throws Exception {
    write("sub/a.apq", "include \"../b.apq\"\n");
    write("b.apq", "host b {\n}\n");
    SpecReader narrow = new SpecReader(options(dir.resolve("sub"), ""));
    assertThatThrownBy(() -> narrow.read(List.of(path("sub/a.apq"))))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageContaining("a.apq:1:9: the include leads outside of");
    assertThat(reader("").read(List.of(path("sub/a.apq"))).findings()).isEmpty();
    write("sub/c.apq", "include \"/nowhere/x.apq\"\n");
    assertThatThrownBy(() -> narrow.read(List.of(path("sub/c.apq"))))
        .hasMessageContaining("leads outside of");
  }

  @Test
  void linksDoNotLeadOutOfTheRoot() throws Exception {
    write("b.apq", "host b {\n}\n");
    write("sub/a.apq", "include \"link.apq\"\n");
    Files.createSymbolicLink(dir.resolve("sub/link.apq"), dir.resolve("b.apq"));
    assertThatThrownBy(
            () -> new SpecReader(options(dir.resolve("sub"), "")).read(List.of(path("sub/a.apq"))))
        .hasMessageContaining("leads outside of");
  }

  @Test
  void sourcesThatCannotBeReadSayWhy() throws Exception {
    Files.createDirectory(dir.resolve("empty"));
    Files.write(
        dir.resolve("latin.apq"), "# x\n# caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    Files.write(dir.resolve("cut.apq"), new byte[] {'#', (byte) 0xf0, (byte) 0x9f});
    Files.write(dir.resolve("lone.apq"), new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80});
    Files.write(dir.resolve("large.apq"), new byte[Limits.FILE_BYTES + 1]);
    unreadable("gone.apq", "no such file or directory");
    unreadable("empty", "has no file that ends with .apq");
    unreadable("latin.apq", "not UTF-8, the first bad byte is in line 2");
    unreadable("cut.apq", "not UTF-8");
    unreadable("lone.apq", "not UTF-8");
    unreadable("large.apq", "larger than 16 MiB");
    assertThatThrownBy(() -> reader("").read(List.of("a\0b")))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessage("aU+0000b: not the name of a file");
    assertThatThrownBy(() -> reader("").read(List.of("")))
        .hasMessage("an empty text is not the name of a file");
    Files.createSymbolicLink(dir.resolve("l1.apq"), Path.of("l2.apq"));
    Files.createSymbolicLink(dir.resolve("l2.apq"), Path.of("l1.apq"));
    unreadable("l1.apq", "cannot be read: Too many levels of symbolic links");
  }

  private void unreadable(String name, String why) {
    assertThatThrownBy(() -> reader("").read(List.of(path(name))))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageStartingWith(path(name) + ": ")
        .hasMessageContaining(why);
  }

  private SpecReader reader(String standardInput) {
    return new SpecReader(options(dir, standardInput));
  }

  private static SourceOptions options(Path root, String standardInput) {
    byte[] bytes = standardInput.getBytes(StandardCharsets.UTF_8);
    return new SourceOptions(root, new ByteArrayInputStream(bytes));
  }

  private String path(String name) {
    return dir.resolve(name).toString();
  }

  private void write(String name, String text) throws IOException {
    Path file = dir.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
