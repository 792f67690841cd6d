package org.apqlint.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apqlint.analysis.Analysis;
import org.apqlint.analysis.GuestAnalysis;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.MdevAnalysis;
import org.apqlint.analysis.StepOutcome;
import org.apqlint.model.Apqn;

/**
 * A thing that somebody asks about: a host, guest or mdev as a whole, a part of it, or a step of a
 * change.
 *
 * @param name the last part of its address, without the part
 * @param part the queue or id that is asked about
 * @param step the number of the step that is asked about
 * @param moment the number of the step after which the question is asked; 0 for the state before
 *     the first; empty for what is declared as such
 */
record Subject(
    HostAnalysis host,
    Optional<GuestAnalysis> guest,
    Optional<MdevAnalysis> mdev,
    String name,
    Optional<Part> part,
    Optional<Integer> step,
    Optional<Integer> moment) {

  private static final Pattern STEP = Pattern.compile("step-([0-9]{1,9})");
  private static final Pattern MOMENT = Pattern.compile("(.*)@(?:step-)?(start|end|[0-9]{1,9})");

  /** {@code zeus}, {@code zeus/db}. */
  private String address() {
    return isHost() ? name : host.host().name() + "/" + name;
  }

  boolean isHost() {
    return guest.isEmpty() && mdev.isEmpty();
  }

  Optional<Apqn> queue() {
    return part.flatMap(Part::queue);
  }

  /** The steps of its host. */
  List<StepOutcome> steps() {
    return host.change().map(change -> change.steps()).orElse(List.of());
  }

  /** {@code guest db}, {@code mdev db-crypto}, {@code host zeus}. */
  String words() {
    return (isHost() ? "host " : guest.isPresent() ? "guest " : "mdev ") + name;
  }

  /**
   * The thing of that address: {@code zeus/db/06.0004}, {@code zeus/06.0004}, {@code zeus/db},
   * {@code zeus/step-3}, {@code zeus/db/06.0004@end}, and without the host, or with a blank before
   * the last part, where that is unambiguous.
   *
   * @throws UnknownSubjectException if it names nothing, or several things
   */
  static Subject find(String address, Analysis analysis) throws UnknownSubjectException {
    String who = address.strip();
    List<Subject> all = all(analysis);
    // What has such a name is meant, even if the name looks like something else.
    Matcher moment = MOMENT.matcher(who);
    if (named(who, all).isEmpty() && moment.matches()) {
      return one(address, moment.group(1), all, analysis).at(moment.group(2));
    }
    return one(address, who, all, analysis);
  }

  private static Subject one(String address, String who, List<Subject> all, Analysis analysis)
      throws UnknownSubjectException {
    if (!named(who, all).isEmpty()) {
      return single(address, who, named(who, all), analysis);
    }
    int cut = Math.max(who.lastIndexOf('/'), who.lastIndexOf(' '));
    String last = who.substring(cut + 1);
    String rest = cut < 0 ? "" : who.substring(0, cut).strip();
    Optional<Part> part = Part.parse(last);
    if (part.isPresent()) {
      List<Subject> with = named(rest, all).stream().map(subject -> subject.with(part)).toList();
      return single(address, rest, with.isEmpty() ? missing(rest, all) : with, analysis);
    }
    Matcher step = STEP.matcher(last);
    if (step.matches()) {
      List<Subject> hosts =
          (rest.isEmpty() ? withSteps(all) : named(rest, all))
              .stream().filter(Subject::isHost).toList();
      return single(address, rest, hosts.isEmpty() ? missing(rest, all) : hosts, analysis)
          .step(Integer.parseInt(step.group(1)));
    }
    return single(address, who, missing(who, all), analysis);
  }

  private static List<Subject> withSteps(List<Subject> all) {
    List<Subject> some = all.stream().filter(subject -> !subject.steps().isEmpty()).toList();
    return some.isEmpty() ? all : some;
  }

  private static List<Subject> named(String who, List<Subject> all) {
    return all.stream().filter(subject -> subject.answersTo(who)).toList();
  }

  private static Subject single(String address, String who, List<Subject> found, Analysis analysis)
      throws UnknownSubjectException {
    // A guest and its mdev may share a name: the guest is the nearer question.
    Subject first = found.get(0);
    boolean several = found.stream().anyMatch(subject -> subject.host() != first.host());
    if (several) {
      throw new UnknownSubjectException(
          "`"
              + address
              + "` may mean several things: name one of "
              + found.stream().map(Subject::quoted).collect(Collectors.joining(", ")));
    }
    return first;
  }

  private Subject with(Optional<Part> some) {
    return new Subject(host, guest, mdev, name, some, step, moment);
  }

  private Subject step(int number) throws UnknownSubjectException {
    return new Subject(
        host, guest, mdev, name, part, Optional.of(known(number, 1)), Optional.empty());
  }

  private Subject at(String when) throws UnknownSubjectException {
    int number =
        switch (when) {
          case "start" -> 0;
          case "end" -> steps().size();
          default -> Integer.parseInt(when);
        };
    return new Subject(host, guest, mdev, name, part, step, Optional.of(known(number, 0)));
  }

  private int known(int number, int first) throws UnknownSubjectException {
    if (steps().isEmpty()) {
      throw new UnknownSubjectException(
          "host `" + host.host().name() + "` has no change, so there is no step to ask about");
    }
    if (number < first || number > steps().size()) {
      throw new UnknownSubjectException(
          "host `" + host.host().name() + "` has steps 1 to " + steps().size());
    }
    return number;
  }

  /** Hosts, then guests, then mdevs. */
  private static List<Subject> all(Analysis analysis) {
    List<Subject> all = new ArrayList<>();
    for (HostAnalysis host : analysis.hosts()) {
      all.add(whole(host, Optional.empty(), Optional.empty(), host.host().name()));
    }
    for (HostAnalysis host : analysis.hosts()) {
      for (GuestAnalysis guest : host.guests()) {
        all.add(whole(host, Optional.of(guest), guest.mdev(), guest.guest().name()));
      }
      for (MdevAnalysis mdev : host.mdevs()) {
        all.add(whole(host, Optional.empty(), Optional.of(mdev), mdev.name()));
      }
    }
    return all;
  }

  private static Subject whole(
      HostAnalysis host, Optional<GuestAnalysis> guest, Optional<MdevAnalysis> mdev, String name) {
    return new Subject(
        host, guest, mdev, name, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private boolean answersTo(String who) {
    return who.equals(address()) || who.equals(name) || (who.isEmpty() && isHost());
  }

  private String quoted() {
    return "`" + address() + part.map(some -> "/" + some).orElse("") + "`";
  }

  private static List<Subject> missing(String who, List<Subject> all)
      throws UnknownSubjectException {
    if (all.isEmpty()) {
      throw new UnknownSubjectException(
          "the specification has no host, guest or mdev that could be read");
    }
    List<String> known = new ArrayList<>();
    all.forEach(subject -> known.add(subject.address()));
    all.forEach(subject -> known.add(subject.name()));
    throw new UnknownSubjectException(
        "no host, guest or mdev is called `" + who + "`" + DidYouMean.hint(who, known));
  }
}
