package org.apqlint.report.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.finding.Finding;
import org.apqlint.model.Place;
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

  /** What makes a finding the same one, whatever level a configuration gives it. */
  private record Key(String code, String subject, Place place, String message) {

    private static Key of(Finding finding) {
      return new Key(finding.code(), finding.subject(), finding.place(), finding.message());
    }
  }

  private final Map<Key, String> findings = new HashMap<>();
  private final List<HostAnalysis> hosts;
  private final List<Map<Finding, FindingReach>> reaches = new ArrayList<>();

  Anchors(ReportInput input) {
    this.hosts = input.analysis().hosts();
    hosts.forEach(any -> reaches.add(new LinkedHashMap<>()));
    for (Finding finding : input.everything()) {
      findings.putIfAbsent(Key.of(finding), "f" + (findings.size() + 1));
      for (int i = 0; i < hosts.size(); i++) {
        FindingReach reach = FindingReach.of(finding, hosts.get(i));
        if (reach.ofHost()) {
          reaches.get(i).put(finding, reach);
        }
      }
    }
  }

  String finding(Finding finding) {
    return findings.get(Key.of(finding));
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

  static String guest(int host, int index) {
    return host(host) + "-g" + (index + 1);
  }

  static String mdev(int host, int index) {
    return host(host) + "-m" + (index + 1);
  }

  /** What each finding is about on a host; those that are about nothing there are left out. */
  Map<Finding, FindingReach> on(int host) {
    return reaches.get(host - 1);
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
