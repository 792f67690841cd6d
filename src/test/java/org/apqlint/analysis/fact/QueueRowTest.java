package org.apqlint.analysis.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.apqlint.model.Adapter;
import org.apqlint.model.IdSet;
import org.apqlint.model.Place;
import org.junit.jupiter.api.Test;

/** One adapter with domains 0 to 7; the masks keep 4 to 7 for the host. */
class QueueRowTest {

  private static final IdSet PRESENT = IdSet.range(0, 7);
  private static final IdSet RESERVED = IdSet.range(4, 255);
  private static final Overrides NO_OVERRIDES = Overrides.of(5, List.of());
  private static final QueueRow ROW = row(true, IdSet.NONE, IdSet.NONE, IdSet.NONE);

  private static QueueRow row(boolean newEnough, IdSet declared, IdSet toVfio, IdSet toHost) {
    return row(newEnough, NO_OVERRIDES, declared, toVfio, toHost);
  }

  private static QueueRow row(
      boolean newEnough, Overrides overrides, IdSet declared, IdSet toVfio, IdSet toHost) {
    Adapter card =
        new Adapter(
            5,
            new Place("zeus.apq", 1, 1, 1, 2),
            Optional.empty(),
            Optional.empty(),
            Optional.of(newEnough ? Adapter.OLDEST_FOR_VFIO_AP : Adapter.OLDEST_FOR_VFIO_AP - 1),
            Optional.empty(),
            Optional.empty());
    return QueueRow.bound(card, PRESENT, RESERVED, overrides, declared, toVfio, toHost);
  }

  @Test
  void queuesAreBoundToTheirOwners() {
    assertThat(ROW.vfio()).isEqualTo(IdSet.range(0, 3));
    assertThat(ROW.host()).isEqualTo(IdSet.range(4, 7));
    assertThat(ROW.released()).isEqualTo(IdSet.range(0, 3));
    assertThat(ROW.ownerOf(3)).isEqualTo("vfio_ap");
    assertThat(ROW.ownerOf(4)).isEqualTo("cex4queue");
  }

  @Test
  void whatIsDeclaredOverridesTheOwner() {
    QueueRow row = row(true, IdSet.of(0, 1, 4, 5), IdSet.of(4, 9), IdSet.of(0, 9));
    assertThat(row.vfio()).isEqualTo(IdSet.of(2, 3, 4));
    assertThat(row.host()).isEqualTo(IdSet.of(0, 6, 7));
  }

  @Test
  void anOverrideCountsMoreThanTheMasks() {
    Overrides overrides = new Overrides(5, IdSet.of(4), IdSet.of(0), IdSet.of(1, 5));
    QueueRow row = row(true, overrides, IdSet.NONE, IdSet.NONE, IdSet.NONE);
    assertThat(row.vfio()).isEqualTo(IdSet.of(2, 3, 4));
    assertThat(row.host()).isEqualTo(IdSet.of(0, 6, 7));
    assertThat(row.nobody()).isEqualTo(IdSet.of(1, 5));
    assertThat(row.ownerOf(1)).isEmpty();
    assertThat(row.ownerOf(4)).isEqualTo("vfio_ap");
  }

  @Test
  void vfioApTakesNoOldCard() {
    QueueRow row = row(false, IdSet.of(1), IdSet.of(1), IdSet.NONE);
    assertThat(row.vfio()).isEqualTo(IdSet.NONE);
    assertThat(row.host()).isEqualTo(IdSet.range(4, 7));
    assertThat(row.ownerOf(3)).isEmpty();
    assertThat(row.bindable(3)).isFalse();
    assertThat(row.probed(IdSet.NONE, IdSet.NONE).vfio()).isEqualTo(IdSet.NONE);
    assertThat(row.rescanned(IdSet.of(0, 9), IdSet.NONE).vfio()).isEqualTo(IdSet.NONE);
  }

  @Test
  void anUnboundQueueCanBeBound() {
    QueueRow unbound = ROW.unbound(3).unbound(4);
    assertThat(unbound.vfio()).isEqualTo(IdSet.range(0, 2));
    assertThat(unbound.host()).isEqualTo(IdSet.range(5, 7));
    assertThat(unbound.bindable(3)).isTrue();
    assertThat(unbound.bindable(4)).isTrue();
    assertThat(unbound.bindable(2)).isFalse();
    assertThat(unbound.bindable(5)).isFalse();
    assertThat(unbound.bindable(8)).isFalse();
    assertThat(unbound.bound(3).bound(4)).isEqualTo(ROW);
  }

  @Test
  void anOverrideClaimsAQueue() {
    assertThat(ROW.isFor(3, "vfio_ap")).isTrue();
    assertThat(ROW.isFor(3, "cex4queue")).isFalse();
    assertThat(ROW.isFor(3, "nosuch")).isFalse();
    assertThat(ROW.claimedBy(3, "cex4queue").ownerOf(3)).isEqualTo("cex4queue");
    assertThat(ROW.claimedBy(4, "vfio_ap").ownerOf(4)).isEqualTo("vfio_ap");
    QueueRow nobodys = ROW.unbound(3).claimedBy(3, "nosuch");
    assertThat(nobodys.ownerOf(3)).isEmpty();
    assertThat(nobodys.bindable(3)).isFalse();
    assertThat(nobodys.claimedBy(3, "vfio_ap")).isEqualTo(ROW.unbound(3));
    assertThat(nobodys.claimedBy(3, "cex4queue").ownerOf(3)).isEqualTo("cex4queue");
    assertThat(QueueRow.driverFor(IdSet.of(3), 3)).isEqualTo("cex4queue");
    assertThat(QueueRow.driverFor(IdSet.of(3), 4)).isEqualTo("vfio_ap");
  }

  @Test
  void aScanBindsWhatArrivesAndLeavesTheRest() {
    QueueRow row = ROW.unbound(1).rescanned(IdSet.range(1, 9), IdSet.of(2, 4, 5, 6, 7, 9));
    assertThat(row.present()).isEqualTo(IdSet.range(1, 9));
    assertThat(row.vfio()).isEqualTo(IdSet.of(2, 3, 8));
    assertThat(row.host()).isEqualTo(IdSet.of(4, 5, 6, 7, 9));
    assertThat(row.reserved()).isEqualTo(IdSet.of(4, 5, 6, 7, 9));
  }

  @Test
  void aProbeBindsEveryQueueAnew() {
    QueueRow row = ROW.unbound(1).claimedBy(2, "nosuch").probed(IdSet.of(0, 1), IdSet.NONE);
    assertThat(row.vfio()).isEqualTo(IdSet.range(2, 7));
    assertThat(row.host()).isEqualTo(IdSet.of(0, 1));
    assertThat(row.reserved()).isEqualTo(IdSet.of(0, 1));
    assertThat(row.nobody()).isEqualTo(IdSet.NONE);
  }

  @Test
  void saysWhatIsBound() {
    assertThat(ROW.describe()).isEqualTo("of adapter 5, domains 0-3 are bound to vfio_ap");
    assertThat(ROW.probed(IdSet.ALL, IdSet.NONE).describe())
        .isEqualTo("no queue of adapter 5 is bound to vfio_ap");
  }

  @Test
  void probingLeavesOverriddenQueuesAlone() {
    QueueRow row = ROW.unbound(1).claimedBy(1, "vfio_ap");
    assertThat(row.probed(IdSet.ALL, IdSet.of(1)).ownerOf(1)).isEqualTo("vfio_ap");
    assertThat(row.probed(IdSet.ALL, IdSet.of(1)).host().contains(1)).isFalse();
    assertThat(row.probed(IdSet.ALL, IdSet.NONE).ownerOf(1)).isEqualTo("cex4queue");
  }
}
