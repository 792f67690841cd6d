package org.apqlint.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.apqlint.Checked;
import org.apqlint.finding.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {

  @Test
  void putsInQuotesWhatIsNotOneWord() {
    assertThat(Spelling.name("db-crypto")).isEqualTo("db-crypto");
    assertThat(Spelling.name("größe.1")).isEqualTo("größe.1");
    assertThat(Spelling.name("my guest")).isEqualTo("\"my guest\"");
    assertThat(Spelling.name("a\\\"b\"")).isEqualTo("\"a\\\\\\\"b\\\"\"");
    assertThat(Spelling.name("")).isEqualTo("\"\"");
  }

  @Test
  void putsInQuotesWhatWouldBeReadOtherwise() {
    assertThat(Spelling.raw("0")).isEqualTo("0");
    assertThat(Spelling.raw("0x47")).isEqualTo("0x47");
    assertThat(Spelling.raw("-5")).isEqualTo("-5");
    assertThat(Spelling.raw("+0x54")).isEqualTo("+0x54");
    assertThat(Spelling.raw("08")).isEqualTo("\"08\"");
    assertThat(Spelling.raw("")).isEqualTo("\"\"");
    assertThat(Spelling.raw("-010")).isEqualTo("\"-010\"");
    assertThat(Spelling.raw("5\n")).isEqualTo("\"5\\n\"");
    assertThat(Spelling.mask("-5,+0x47-0x50")).isEqualTo("-5,+0x47-0x50");
    assertThat(Spelling.mask("-05")).isEqualTo("\"-05\"");
    // Outside quotes a list goes on behind a comma.
    assertThat(Spelling.mask("-5,")).isEqualTo("\"-5,\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "a b",
        "a,b",
        "{",
        "}",
        "a\"b",
        "a\\",
        "#1",
        "none",
        "host",
        "ü",
        "a\u00a0b",
        "`a`"
      })
  void whatAHelpSaysCanBeTyped(String name) {
    String spec =
        "host zeus {\n driver v10\n adapters 5, 6\n domains 4, 5\n aqmask all but 4\n}\n"
            + "mdev "
            + Spelling.name(name)
            + " on zeus {\n uuid 62177883-f1bb-47f0-914d-32a22e3a8804\n adapters 5\n domains 4\n}\n";
    Finding unused = Checked.text("zeus.apq", spec).findings("AP213").get(0);
    String help = unused.help().orElseThrow();
    String statement = help.substring("add `".length(), help.indexOf("` to a guest"));
    assertThat(
            Checked.text("zeus.apq", spec + "guest db on zeus {\n " + statement + "\n}\n")
                .findings())
        .extracting(Finding::code)
        .containsExactly("AP317");
  }
}
