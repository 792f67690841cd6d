package org.apqlint.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apqlint.analysis.Analysis;
import org.apqlint.analysis.GuestAnalysis;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.MdevAnalysis;
import org.apqlint.model.Apqn;

/**
 * A thing that somebody asks about: a host, guest or mdev as a whole, or one queue of it.
 *
 * @param name the last part of its address, without the queue
 */
record Subject(
    HostAnalysis host,
    Optional<GuestAnalysis> guest,
    Optional<MdevAnalysis> mdev,
    String name,
    Optional<Apqn> queue) {

  /** {@code zeus}, {@code zeus/db}. */
  private String address() {
    return isHost() ? name : host.host().name() + "/" + name;
  }

  boolean isHost() {
    return guest.isEmpty() && mdev.isEmpty();
  }

  /** {@code guest db}, {@code mdev db-crypto}, {@code host zeus}. */
  String words() {
    return (isHost() ? "host " : guest.isPresent() ? "guest " : "mdev ") + name;
  }

  /**
   * The thing of that address: {@code zeus/db/06.0004}, {@code zeus/06.0004}, {@code zeus/db}, and
   * without the host, or with a blank before the queue, where that is unambiguous.
   *
   * @throws UnknownSubjectException if it names nothing, or several things
   */
  static Subject find(String address, Analysis analysis) throws UnknownSubjectException {
    String who = address.strip();
    int cut = Math.max(who.lastIndexOf('/'), who.lastIndexOf(' '));
    Optional<Apqn> queue = Apqn.parse(who.substring(cut + 1));
    if (queue.isPresent()) {
      who = cut < 0 ? "" : who.substring(0, cut).strip();
    }
    List<Subject> all = all(analysis, queue);
    List<Subject> found = new ArrayList<>();
    for (Subject subject : all) {
      if (subject.answersTo(who)) {
        found.add(subject);
      }
    }
    if (found.isEmpty()) {
      throw new UnknownSubjectException(unknown(who, all));
    }
    // A guest and its mdev may share a name: the guest is the nearer question.
    Subject first = found.get(0);
    boolean several = found.stream().anyMatch(subject -> subject.host() != first.host());
    if (several || (who.isEmpty() && analysis.hosts().size() > 1)) {
      throw new UnknownSubjectException(
          "`"
              + address
              + "` may mean several things: name one of "
              + found.stream().map(Subject::quoted).collect(Collectors.joining(", ")));
    }
    return first;
  }

  /** Hosts, then guests, then mdevs. */
  private static List<Subject> all(Analysis analysis, Optional<Apqn> queue) {
    List<Subject> all = new ArrayList<>();
    for (HostAnalysis host : analysis.hosts()) {
      String name = host.host().name();
      all.add(new Subject(host, Optional.empty(), Optional.empty(), name, queue));
    }
    for (HostAnalysis host : analysis.hosts()) {
      for (GuestAnalysis guest : host.guests()) {
        String name = guest.guest().name();
        all.add(new Subject(host, Optional.of(guest), guest.mdev(), name, queue));
      }
      for (MdevAnalysis mdev : host.mdevs()) {
        all.add(new Subject(host, Optional.empty(), Optional.of(mdev), mdev.name(), queue));
      }
    }
    return all;
  }

  private boolean answersTo(String who) {
    return who.equals(address()) || who.equals(name) || (who.isEmpty() && isHost());
  }

  private String quoted() {
    return "`" + address() + queue.map(apqn -> "/" + apqn).orElse("") + "`";
  }

  private static String unknown(String who, List<Subject> all) {
    if (all.isEmpty()) {
      return "the specification has no host, guest or mdev that could be read";
    }
    List<String> known = new ArrayList<>();
    all.forEach(subject -> known.add(subject.address()));
    all.forEach(subject -> known.add(subject.name()));
    return "no host, guest or mdev is called `" + who + "`" + DidYouMean.hint(who, known);
  }
}
