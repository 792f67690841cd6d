package org.apqlint.finding;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apqlint.model.Place;

/**
 * One problem, in one place, with what to do about it.
 *
 * @param code such as {@code AP201}; its meaning never changes; empty for what no rule finds
 * @param name the rule's name, such as {@code queue-assigned-twice}
 * @param severity one per code, unless a configuration says otherwise
 * @param message a neutral fact with the values in it, lower case, no full stop
 * @param place the exact words
 * @param label what stands there, shown under the caret; may be empty
 * @param related other places, such as the other party of a conflict
 * @param kernel what the kernel, QEMU or libvirt does about it, with the errno where there is one
 * @param help what to do
 * @param subject the address of the thing: {@code zeus}, {@code zeus/db-crypto/05.0004}
 * @param host the host that it concerns; empty when it concerns the text alone
 * @param refusedBy who would refuse to carry this out
 * @param fixes ways to mend it, the likeliest first; each of them alone is enough
 */
public record Finding(
    String code,
    String name,
    Severity severity,
    String message,
    Place place,
    String label,
    List<Related> related,
    Optional<String> kernel,
    Optional<String> help,
    String subject,
    Optional<String> host,
    RefusedBy refusedBy,
    List<Fix> fixes)
    implements Comparable<Finding> {

  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::place)
          .thenComparing(Finding::code)
          .thenComparing(Finding::subject)
          .thenComparing(Finding::message);

  public Finding {
    related = List.copyOf(related);
    fixes = List.copyOf(fixes);
  }

  /** One that nothing but people can mend. */
  public Finding(
      String code,
      String name,
      Severity severity,
      String message,
      Place place,
      String label,
      List<Related> related,
      Optional<String> kernel,
      Optional<String> help,
      String subject,
      Optional<String> host,
      RefusedBy refusedBy) {
    this(
        code, name, severity, message, place, label, related, kernel, help, subject, host,
        refusedBy, List.of());
  }

  /** The same finding with these fixes in place of its own. */
  public Finding with(List<Fix> others) {
    return new Finding(
        code, name, severity, message, place, label, related, kernel, help, subject, host,
        refusedBy, others);
  }

  /**
   * Whether a rule has found it, or the reader of specifications, and not that of something else.
   */
  public boolean byRule() {
    return !code.isEmpty();
  }

  /** The same, taken otherwise. */
  public Finding withSeverity(Severity other) {
    return new Finding(
        code, name, other, message, place, label, related, kernel, help, subject, host, refusedBy,
        fixes);
  }

  /** The same, apart from its level and its fixes, which others give it: to know it again by. */
  public Finding asFound() {
    return withSeverity(Severity.INFO);
  }

  /** Whether it is about the thing of that address, or a part of it. */
  public boolean concerns(String address) {
    return subject.equals(address) || subject.startsWith(address + "/");
  }

  /** Whether it names that place as a second one. */
  public boolean alsoAt(Place other) {
    return related.stream().anyMatch(some -> some.place().equals(other));
  }

  /** Whether kernel, QEMU or libvirt would refuse what is declared; steps of a change are not. */
  public boolean refusesWhatIsDeclared() {
    return (refusedBy == RefusedBy.KERNEL || refusedBy == RefusedBy.HYPERVISOR) && !isAboutChange();
  }

  /** Whether it is about a step of a change, or about what changes leave. */
  public boolean isAboutChange() {
    return code.startsWith("AP4");
  }

  /** Whether it is about the move of a guest to another host. */
  public boolean isAboutMigration() {
    return code.startsWith("AP5");
  }

  /** Whether it is about what somebody demands, beyond what works. */
  public boolean isAboutPolicy() {
    return code.startsWith("AP6");
  }

  /** By file, line, column, then code: the order of every report. */
  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }
}
