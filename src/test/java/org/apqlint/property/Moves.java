package org.apqlint.property;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.vectors.SpecText;

/**
 * Two hosts, what they carry, and the guests that shall move between them.
 *
 * @param questions in the order of the text
 */
record Moves(
    MoveHost zeus, MoveHost hera, List<Mdev> mdevs, List<Guest> guests, List<Question> questions) {

  /** An mdev as declared. */
  record Mdev(
      String name, String host, String uuid, IdSet adapters, IdSet domains, IdSet controlDomains) {

    Matrix matrix() {
      return new Matrix(adapters, domains);
    }
  }

  /** Queues that a guest expects, as text and as what it means. */
  record Expected(String text, Matrix queues) {}

  /**
   * A guest as declared.
   *
   * @param uses the names of mdevs of its host
   * @param features the CPU features that it names
   */
  record Guest(
      String name,
      String host,
      List<String> uses,
      boolean running,
      boolean libvirt,
      boolean secureExecution,
      String cpu,
      Map<String, Boolean> features,
      List<Expected> expects) {

    boolean isOf(Mdev mdev) {
      return mdev.host().equals(host) && !uses.isEmpty() && uses.get(0).equals(mdev.name());
    }

    /** Whether its CPU has a feature: as named, else what the host gives a host-like model. */
    boolean has(String feature, MoveHost on) {
      return features.getOrDefault(feature, cpu.equals("host") && !on.lacks().contains(feature));
    }
  }

  /** A {@code migrate} statement. */
  record Question(String guest, String from, String to, Optional<String> using, boolean live) {
    String statement() {
      return "migrate "
          + guest
          + " on "
          + from
          + " to "
          + to
          + using.map(name -> " using " + name).orElse("")
          + (live ? " live" : "");
    }
  }

  MoveHost host(String name) {
    return name.equals(zeus.name()) ? zeus : hera;
  }

  List<Mdev> mdevsOf(String host) {
    return mdevs.stream().filter(mdev -> mdev.host().equals(host)).toList();
  }

  List<Guest> guestsOf(String host) {
    return guests.stream().filter(guest -> guest.host().equals(host)).toList();
  }

  Guest guest(Question question) {
    return guestsOf(question.from()).stream()
        .filter(guest -> guest.name().equals(question.guest()))
        .findFirst()
        .orElseThrow();
  }

  /** The mdev that the guest of a question has. */
  Optional<Mdev> source(Question question) {
    Guest guest = guest(question);
    return mdevs.stream().filter(guest::isOf).findFirst();
  }

  /** The mdev that it gets: the one that is named, else the one with the same UUID. */
  Optional<Mdev> target(Question question) {
    return mdevs.stream().filter(mdev -> mayMean(question, mdev)).findFirst();
  }

  /** Whether the question may mean this mdev: two may have the UUID, one of which is refused. */
  boolean mayMean(Question question, Mdev mdev) {
    return source(question).isPresent()
        && mdev.host().equals(question.to())
        && (question.using().isPresent()
            ? question.using().get().equals(mdev.name())
            : source(question).get().uuid().equals(mdev.uuid()));
  }

  boolean ambiguous(Question question) {
    return mdevs.stream().filter(mdev -> mayMean(question, mdev)).count() > 1;
  }

  List<Question> before(Question question) {
    return questions.subList(0, questions.indexOf(question));
  }

  /** All of it in the language. */
  String text() {
    SpecText text = new SpecText();
    zeus.declare(text);
    hera.declare(text);
    for (Mdev mdev : mdevs) {
      text.open("mdev " + mdev.name() + " on " + mdev.host())
          .statement("uuid " + mdev.uuid())
          .list("adapters", mdev.adapters().toList())
          .list("domains", mdev.domains().toList())
          .list("control-domains", mdev.controlDomains().toList())
          .close();
    }
    guests.forEach(guest -> declare(text, guest));
    String statements =
        questions.stream().map(Question::statement).collect(Collectors.joining("\n"));
    return text + statements + "\n";
  }

  private static void declare(SpecText text, Guest guest) {
    text.open("guest " + guest.name() + " on " + guest.host());
    guest.uses().forEach(mdev -> text.statement("uses " + mdev));
    String features =
        guest.features().entrySet().stream()
            .map(feature -> " " + feature.getKey() + "=" + (feature.getValue() ? "on" : "off"))
            .collect(Collectors.joining());
    text.statement("cpu " + guest.cpu() + features)
        .statementIf(guest.running(), "state running")
        .statementIf(!guest.libvirt(), "hypervisor qemu")
        .statementIf(guest.secureExecution(), "secure-execution");
    guest.expects().forEach(expected -> text.statement("expect " + expected.text()));
    text.close();
  }
}
