package org.apqlint.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.apqlint.Checked;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.Provenance;
import org.apqlint.analysis.fact.QueueRow;
import org.apqlint.model.Host;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Mdev;
import org.junit.jupiter.api.Test;

class MatrixPictureTest {

  @Test
  void showsEveryKindOfCell() {
    assertThat(new MatrixPicture(false, 80).render(List.of(Zeus.shared())))
        .isEqualTo(
            """
            host zeus: adapters down, domains across, in hex

                  04 47 ab ff
              05   !  b  a  +
              06   A  +  ?  +

              a  db-crypto (guest db)
              b  web-crypto (no guest)
              A  a capital letter: assigned, filtered, and not seen by the guest
              +  for vfio_ap, in no mdev
              ?  exists, and is not bound to the driver that it is for
              !  conflict: assigned twice, or assigned and of the host
              05.0004 (5.4): claimed by db-crypto and web-crypto
              06.00ab (6.171): not bound to vfio_ap, assigned to db-crypto
            """);
  }

  @Test
  void tellsHostAbsentAndClaimedQueuesApart() {
    QueueRow five =
        new QueueRow(
            5,
            true,
            IdSet.of(4, 0x47),
            IdSet.of(4, 0x47),
            IdSet.NONE,
            IdSet.of(4, 0x47),
            IdSet.NONE);
    Mdev mdev = Zeus.mdev("m", 9, new Matrix(IdSet.of(5, 9), IdSet.of(4)), 0);
    assertThat(picture(List.of(five), mdev, 80))
        .contains(
            """
                  04 47 ab ff
              05   !  #  .  .
              06   .  .  .  .
              09   .  .  .  .
            """)
        .contains("05.0004 (5.4): claimed by m and the host\n")
        .contains("09.0004 (9.4): no queue, assigned to m\n");
  }

  /** Static does not filter: it refuses to assign what is not there, or not bound. */
  @Test
  void staticNeverHasWhatItRefuses() {
    String text =
        """
        host zeus {
            driver static
            adapters 5, 6
            domains 4, 0x47
            apmask all but 5, 6
            queue 06.0047 unbound
            queue 05.0047 absent
        }
        mdev m on zeus {
            uuid 62177883-f1bb-47f0-914d-32a22e3a8804
            adapters 5, 6
            domains 4, 0x47
        }
        """;
    assertThat(new MatrixPicture(false, 80).render(Checked.text("x.apq", text).analysis().hosts()))
        .contains("  05   a  .\n  06   a  ?\n");
  }

  @Test
  void closesUpAndWrapsManyColumns() {
    Host host = Zeus.host();
    IdSet domains = IdSet.range(0, 84);
    List<QueueRow> rows =
        IdSet.range(0, 59).stream()
            .mapToObj(
                id -> new QueueRow(id, true, domains, domains, IdSet.NONE, domains, IdSet.NONE))
            .toList();
    Mdev mdev = Zeus.mdev("m", 9, new Matrix(IdSet.range(0, 59), domains), 0);
    HostAnalysis analysis =
        new HostAnalysis(
            host,
            rows,
            List.of(mdev),
            List.of(Zeus.state(mdev, List.of(), Matrix.EMPTY)),
            List.of(),
            List.of(),
            Optional.empty(),
            new Provenance(List.of()),
            Optional.empty());
    String text = new MatrixPicture(false, 80).render(List.of(analysis));
    assertThat(text.lines().filter(line -> !line.contains(":")))
        .hasSizeGreaterThan(120)
        .allMatch(line -> line.length() <= 80);
    assertThat(text)
        .contains(
            """
                  0000000000000000 1111111111111111 2222222222222222 3333333333333333
                  0123456789abcdef 0123456789abcdef 0123456789abcdef 0123456789abcdef
              00  !!!!!!!!!!!!!!!! !!!!!!!!!!!!!!!! !!!!!!!!!!!!!!!! !!!!!!!!!!!!!!!!
            """);
    assertThat(text.lines().filter(line -> line.startsWith("  3b  "))).hasSize(2);
    assertThat(text).contains(" and 5096 more: claimed by m and the host\n");
  }

  @Test
  void coloursOnRequestOnly() {
    assertThat(new MatrixPicture(true, 80).render(List.of(Zeus.shared())))
        .contains("\u001b[1;31m!\u001b[0m");
  }

  private static String picture(List<QueueRow> rows, Mdev mdev, int width) {
    return new MatrixPicture(false, width)
        .render(
            List.of(
                new HostAnalysis(
                    Zeus.host(),
                    rows,
                    List.of(mdev),
                    List.of(Zeus.state(mdev, List.of(), Matrix.EMPTY)),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    new Provenance(List.of()),
                    Optional.empty())));
  }
}
