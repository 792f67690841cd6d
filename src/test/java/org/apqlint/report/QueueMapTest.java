package org.apqlint.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apqlint.Checked;
import org.apqlint.analysis.GuestAnalysis;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.MdevAnalysis;
import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The map says of each queue what {@code why} says of it, though it asks once for many. */
class QueueMapTest {

  static Stream<Path> specifications() throws IOException {
    try (Stream<Path> all = Files.walk(Path.of("samples"))) {
      List<Path> files =
          new ArrayList<>(all.filter(file -> file.toString().endsWith(".apq")).sorted().toList());
      try (Stream<Path> rules = Files.walk(Path.of("rules"))) {
        rules
            .filter(file -> file.toString().matches(".*/AP[13][0-9]+-.*\\.apq"))
            .sorted()
            .forEach(files::add);
      }
      return files.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("specifications")
  void saysWhatWhySays(Path file) {
    Checked checked = Checked.files(Path.of(""), List.of(file.toString()));
    for (HostAnalysis host : checked.analysis().hosts()) {
      QueueMap map = QueueMap.of(host);
      // A machine with all queues says the same in every corner.
      for (int row = 0; row < Math.min(12, map.adapters().size()); row++) {
        for (int column = 0; column < Math.min(12, map.domains().size()); column++) {
          says(map, host, row, column);
        }
      }
    }
  }

  private static void says(QueueMap map, HostAnalysis host, int row, int column) {
    Apqn queue = map.queue(row, column);
    View view = new View(host, Optional.empty(), 0, false);
    String name = Phrases.queue(queue);
    List<MdevAnalysis> holders = new Queues(host).holders(queue);
    List<String> sentences = new ArrayList<>(map.region(row, column).why());
    assertThat(sentences).as(name).hasSize(1 + Math.min(3, holders.size()));
    String ofHost = Answer.of(subject(host, Optional.empty(), Optional.empty(), queue), view);
    assertThat(ofHost)
        .startsWith(name + " of host " + host.host().name() + " " + sentences.get(0) + "; ");
    for (int i = 1; i < sentences.size(); i++) {
      MdevAnalysis mdev = holders.get(i - 1);
      Optional<GuestAnalysis> guest =
          host.guests().stream()
              .filter(some -> mdev.guests().contains(some.guest().name()))
              .findFirst();
      String answer = Answer.of(subject(host, guest, Optional.of(mdev), queue), view);
      assertThat(answer).startsWith(name + " " + sentences.get(i));
      // What is left out are the other mdevs, which have sentences of their own.
      assertThat(answer.substring((name + " " + sentences.get(i)).length()))
          .matches("|(; mdev .+, too)+");
    }
  }

  private static Subject subject(
      HostAnalysis host, Optional<GuestAnalysis> guest, Optional<MdevAnalysis> mdev, Apqn queue) {
    String name =
        guest
            .map(some -> some.guest().name())
            .or(() -> mdev.map(MdevAnalysis::name))
            .orElse(host.host().name());
    return new Subject(
        host, guest, mdev, name, Optional.of(Part.of(queue)), Optional.empty(), Optional.empty());
  }

  @Test
  void tellsWhoseEachQueueIs() {
    QueueMap map = QueueMap.of(Zeus.shared());
    assertThat(map.adapters()).containsExactly(5, 6);
    assertThat(map.domains()).containsExactly(4, 0x47, 0xab, 0xff);
    assertThat(map.region(0, 0).what()).isEqualTo("conflict: claimed by db-crypto and web-crypto");
    assertThat(map.region(0, 1).what())
        .isEqualTo("of mdev web-crypto; a guest with it would see it");
    assertThat(map.region(0, 2).what()).isEqualTo("seen by db, with mdev db-crypto");
    assertThat(map.region(1, 0).what())
        .isEqualTo("filtered from mdev db-crypto: db does not see it");
    assertThat(map.region(1, 2).what()).isEqualTo("not bound to vfio_ap, assigned to db-crypto");
    assertThat(map.region(0, 3)).isNotEqualTo(map.region(0, 0));
  }

  @Test
  void everyQueueIsInOneRegion() {
    QueueMap map = QueueMap.of(Zeus.shared());
    Rows all = Rows.NONE;
    int queues = 0;
    for (List<Matrix> blocks : map.queues()) {
      for (Matrix block : blocks) {
        all = all.union(Rows.of(block));
        queues += block.size();
      }
    }
    assertThat(queues).isEqualTo(8);
    assertThat(all.blocks())
        .containsExactly(new Matrix(IdSet.of(5, 6), IdSet.of(4, 0x47, 0xab, 0xff)));
  }

  @Test
  void aHostWithoutQueuesHasAnEmptyMap() {
    Checked checked = Checked.text("a.apq", "host a {\n    kernel 6.12\n}\n");
    assertThat(QueueMap.of(checked.analysis().hosts().get(0)).isEmpty()).isTrue();
  }
}
