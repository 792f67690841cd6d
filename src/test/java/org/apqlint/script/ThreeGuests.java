package org.apqlint.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apqlint.Checked;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.engine.plan.Manner;
import org.apqlint.model.Adapter;
import org.apqlint.model.CpuFeature;
import org.apqlint.model.CpuModel;
import org.apqlint.model.Generation;
import org.apqlint.model.Guest;
import org.apqlint.model.Host;
import org.apqlint.model.IdList;
import org.apqlint.model.IdSet;
import org.apqlint.model.KernelChoice;
import org.apqlint.model.LeftOut;
import org.apqlint.model.Mdev;
import org.apqlint.model.MdevRef;
import org.apqlint.model.Note;
import org.apqlint.model.Place;
import org.apqlint.model.PoolMask;
import org.apqlint.model.QueueException;
import org.apqlint.model.QueueOverride;
import org.apqlint.model.Spec;

/** The host of the proposal's walk-through, made by hand: three guests share adapters 5 and 6. */
final class ThreeGuests {

  static final String UUID1 = "62177883-f1bb-47f0-914d-32a22e3a8804";
  static final String UUID2 = "cef03c3c-903d-4ecc-9a83-40694cb8aee4";
  static final String UUID3 = "8ad02a5e-3ee9-4b3c-8a5c-0b8c21a55e04";

  static final IdSet APMASK = IdSet.ALL.minus(IdSet.of(5, 6));
  static final IdSet AQMASK = IdSet.ALL.minus(IdSet.of(4, 0x47, 0xab, 0xff));

  Generation generation = Generation.V10;
  Manner manner = Manner.SAFEST;
  String file = "zeus.apq";
  String note = "core banking";
  String guest1 = "guest1";
  String deviceId = "hostdev0";
  Guest.Hypervisor hypervisor = Guest.Hypervisor.LIBVIRT;
  List<QueueOverride> overrides = List.of();
  List<QueueException> exceptions = List.of();
  IdSet apmask = APMASK;
  IdSet aqmask = AQMASK;
  IdSet adapters1 = IdSet.of(5, 6);
  IdSet domains1 = IdSet.of(4, 0xab);
  IdSet control1 = IdSet.NONE;

  HostAnalysis analysis() {
    List<Mdev> mdevs =
        List.of(
            mdev("one", UUID1, 10, adapters1, domains1, control1),
            mdev("two", UUID2, 15, IdSet.of(5), IdSet.of(0x47, 0xff), IdSet.NONE),
            mdev("three", UUID3, 20, IdSet.of(6), IdSet.of(0x47, 0xff), IdSet.NONE));
    List<Guest> guests = new ArrayList<>();
    String[] names = {guest1, "guest2", "guest3"};
    for (int i = 0; i < names.length; i++) {
      guests.add(guest(names[i], mdevs.get(i).ref(), 25 + 5 * i));
    }
    Spec spec =
        new Spec(
            List.of(host()),
            mdevs,
            guests,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new LeftOut(Set.of(), Set.of(), false, false));
    return Checked.engine().analyse(spec, manner).hosts().get(0);
  }

  Place at(int line) {
    return new Place(file, line, 5, line, 9);
  }

  private Host host() {
    return new Host(
        "zeus",
        at(2),
        new KernelChoice(
            generation,
            "6.15",
            generation.removalWaits(),
            Optional.empty(),
            KernelChoice.Basis.DECLARED,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            at(3)),
        List.of(adapter(5), adapter(6)),
        ids(IdSet.of(4, 0x47, 0xab, 0xff), 5),
        IdList.NONE,
        255,
        255,
        List.of(),
        true,
        new PoolMask(PoolMask.Kind.APMASK, apmask, Optional.of(at(6)), IdSet.ALL),
        new PoolMask(PoolMask.Kind.AQMASK, aqmask, Optional.of(at(7)), IdSet.ALL),
        List.of(),
        List.of(),
        exceptions,
        List.of(),
        overrides,
        Optional.empty(),
        List.of(new Note(note, at(8))));
  }

  private Adapter adapter(int apid) {
    return new Adapter(
        apid,
        at(4),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Mdev mdev(
      String name, String uuid, int line, IdSet adapters, IdSet domains, IdSet control) {
    return new Mdev(
        name,
        "zeus",
        at(line),
        uuid,
        Optional.of(at(line + 1)),
        ids(adapters, line + 2),
        ids(domains, line + 3),
        ids(control, line + 4),
        Optional.empty(),
        List.of(),
        line / 5 - 2);
  }

  Guest guest(String name, MdevRef mdev, int line) {
    Map<CpuFeature, CpuModel.Setting> on = new HashMap<>();
    for (CpuFeature feature : CpuFeature.values()) {
      on.put(feature, new CpuModel.Setting(true, at(line + 2)));
    }
    return new Guest(
        name,
        "zeus",
        at(line),
        List.of(new Guest.Use(mdev, at(line + 1))),
        new CpuModel("host", on, false, Optional.of(at(line + 2))),
        true,
        deviceId,
        hypervisor,
        false,
        List.of(),
        List.of());
  }

  private IdList ids(IdSet ids, int line) {
    Map<Integer, Place> places = new HashMap<>();
    ids.stream().forEach(id -> places.put(id, at(line)));
    return new IdList(ids, places);
  }
}
