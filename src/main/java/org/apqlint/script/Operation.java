package org.apqlint.script;

import java.util.List;
import java.util.Optional;
import org.apqlint.model.Apqn;
import org.apqlint.model.Generation;
import org.apqlint.model.Guest;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Note;
import org.apqlint.model.Place;

/** One thing that provisioning does, with the lines of the specification that ask for it. */
public sealed interface Operation {

  /** The statements behind it, in the order of the text; may be empty. */
  List<Place> places();

  /** The vfio_ap module is loaded. */
  record LoadModule() implements Operation {
    @Override
    public List<Place> places() {
      return List.of();
    }
  }

  /**
   * The host is compared with what the specification says of it.
   *
   * @param generation the driver that it is to have
   * @param adapters adapters that mdevs are assigned
   * @param domains usage and control domains that mdevs are assigned
   * @param lpar those adapters and usage domains of them that the specification says the LPAR has
   * @param lparControlDomains the control domains of the same kind
   */
  record CheckHost(
      Generation generation,
      IdSet adapters,
      IdSet domains,
      Matrix lpar,
      IdSet lparControlDomains,
      List<Place> places)
      implements Operation {
    public CheckHost {
      places = List.copyOf(places);
    }
  }

  /** Both masks become these, and stay so as far as their keeper keeps them. */
  record SetMasks(IdSet apmask, IdSet aqmask, Targets.Pools keeper, List<Place> places)
      implements Operation {
    public SetMasks {
      places = List.copyOf(places);
    }
  }

  /** These queues get a driver of their own. */
  record OverrideQueues(List<Apqn> queues, String driver, List<Place> places) implements Operation {
    public OverrideQueues {
      queues = List.copyOf(queues);
      places = List.copyOf(places);
    }
  }

  /** The mdev is created. */
  record CreateMdev(String name, String uuid, List<Place> places) implements Operation {
    public CreateMdev {
      uuid = checked(uuid);
      places = List.copyOf(places);
    }
  }

  /**
   * The mdev is defined with those who keep it, and started by them.
   *
   * @param attributes what it is assigned when it starts, in the order of the writes
   * @param autostart whether it starts with each boot
   */
  record DefineMdev(
      String name,
      String uuid,
      Targets.Via keeper,
      List<MdevAttribute> attributes,
      boolean autostart,
      List<Place> places)
      implements Operation {
    public DefineMdev {
      uuid = checked(uuid);
      attributes = List.copyOf(attributes);
      places = List.copyOf(places);
    }
  }

  /** The files of the mdevs show the generation of the driver. */
  record CheckDriver(Generation generation, List<Place> places) implements Operation {
    public CheckDriver {
      places = List.copyOf(places);
    }
  }

  /**
   * The mdev is assigned what it lacks, and is read back.
   *
   * @param way in which writes
   * @param why the reason for them, where they are not the usual ones
   */
  record Provision(
      String name,
      String uuid,
      Matrix matrix,
      IdSet controlDomains,
      Way way,
      Optional<String> why,
      List<Note> notes,
      List<Place> places)
      implements Operation {
    public Provision {
      uuid = checked(uuid);
      notes = List.copyOf(notes);
      places = List.copyOf(places);
    }
  }

  /** How an mdev is assigned what it lacks. */
  sealed interface Way {
    /** One id a write: adapters, domains, control domains, each ascending. */
    record Ascending() implements Way {}

    /** The same, but this domain comes after the others. */
    record LastDomain(int apqi) implements Way {}

    /** One write to ap_config, with this text. */
    record AtOnce(String apConfig) implements Way {}
  }

  /** The XML of the host device is written to a file. */
  record WriteHostdev(String uuid, List<Place> places) implements Operation {
    public WriteHostdev {
      uuid = checked(uuid);
      places = List.copyOf(places);
    }
  }

  /**
   * The guest gets its mdev: attached by libvirt, or named on the command line of QEMU.
   *
   * @param byLibvirt by whom
   * @param qemu that command line
   * @param monitor what QEMU's monitor is told where the guest runs already
   */
  record GiveToGuest(
      Guest guest, String uuid, boolean byLibvirt, String qemu, String monitor, List<Place> places)
      implements Operation {
    public GiveToGuest {
      uuid = checked(uuid);
      places = List.copyOf(places);
    }
  }

  private static String checked(String uuid) {
    return Quote.uuid(uuid);
  }
}
