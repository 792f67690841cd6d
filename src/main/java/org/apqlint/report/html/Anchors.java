package org.apqlint.report.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.finding.Finding;
import org.apqlint.report.FindingReach;
import org.apqlint.report.ReportInput;
import org.apqlint.report.markup.Element;

/**
 * Where things are on the page. The names of targets are numbers: those of a specification may hold
 * anything.
 */
final class Anchors {

  /** So many links to findings stand in a line. */
  private static final int MOST = 24;

  /** A finding, and what it is about on a host. */
  record Concern(Finding finding, FindingReach reach) {}

  /** By position in the report: two findings may be alike in everything that they say. */
  private final Map<Finding, String> findings = new IdentityHashMap<>();

  private final Map<Finding, String> alike = new HashMap<>();
  private final List<HostAnalysis> hosts;
  private final List<Map<String, Concern>> concerns = new ArrayList<>();

  Anchors(ReportInput input) {
    this.hosts = input.analysis().hosts();
    hosts.forEach(any -> concerns.add(new LinkedHashMap<>()));
    for (Finding finding : input.everything()) {
      String id = "f" + (findings.size() + 1);
      findings.put(finding, id);
      alike.putIfAbsent(finding.asFound(), id);
      for (int i = 0; i < hosts.size(); i++) {
        FindingReach reach = FindingReach.of(finding, hosts.get(i));
        if (reach.ofHost()) {
          concerns.get(i).put(id, new Concern(finding, reach));
        }
      }
    }
  }

  /** Where the finding is; one of another run of the same rules leads to what is like it. */
  String finding(Finding finding) {
    String here = findings.get(finding);
    return here == null ? alike.get(finding.asFound()) : here;
  }

  List<HostAnalysis> hosts() {
    return hosts;
  }

  /** Hosts are numbered from 1. */
  static String host(int number) {
    return "h" + number;
  }

  static String map(int number) {
    return host(number) + "-map";
  }

  static String changes(int host) {
    return host(host) + "-changes";
  }

  /** Steps are numbered from 1, through all change blocks of the host. */
  static String step(int host, int number) {
    return host(host) + "-step-" + number;
  }

  static String move(int index) {
    return "move" + (index + 1);
  }

  static String guest(int host, int index) {
    return host(host) + "-g" + (index + 1);
  }

  static String mdev(int host, int index) {
    return host(host) + "-m" + (index + 1);
  }

  /** What each finding is about on a host, by its id; those that are about nothing there lack. */
  Map<String, Concern> on(int host) {
    return concerns.get(host - 1);
  }

  /** The findings that are about something of a host, in order. */
  List<Finding> about(int host, Predicate<FindingReach> something) {
    return on(host).values().stream()
        .filter(concern -> something.test(concern.reach()))
        .map(Concern::finding)
        .toList();
  }

  /** {@code AP201}, with its severity as a colour, leading to the finding. */
  Element link(Finding finding) {
    String target = finding(finding);
    // A finding of a rule that is off stands nowhere.
    Element badge =
        target == null ? Element.of("span", finding.code()) : Html.link(target, finding.code());
    return badge
        .with("class", "badge " + finding.severity())
        .with("title", finding.severity() + ": " + finding.message());
  }

  /** Links to several findings; an element that is empty if there are none. */
  Element links(String kind, String lead, List<Finding> some) {
    Element line = Html.of("p", kind);
    if (!some.isEmpty()) {
      line.add(lead);
      some.stream().limit(MOST).forEach(finding -> line.add(" ").add(link(finding)));
      line.add(some.size() > MOST ? " and " + (some.size() - MOST) + " more" : "");
    }
    return line;
  }
}
