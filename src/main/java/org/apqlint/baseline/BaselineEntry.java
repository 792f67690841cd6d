package org.apqlint.baseline;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apqlint.finding.Finding;
import org.apqlint.model.Acceptance;
import org.apqlint.model.Place;

/**
 * A finding that is known. It is found again by its rule and by the address of the thing, so that
 * edits of the file around it do not matter; and by the values of its message, so that a conflict
 * of one queue does not hide one of eight that begins with the same queue.
 *
 * @param code such as {@code AP201}
 * @param address the subject of the finding
 * @param says its message; empty if the file leaves it out, then any message will do
 * @param place of the address in the file
 * @param lines the whole entry in the file
 */
public record BaselineEntry(
    String code, String address, Optional<String> says, Place place, Place lines)
    implements Acceptance {

  /** What a message has in back-ticks, and its other words with a digit. */
  private static final Pattern VALUE = Pattern.compile("`[^`]*`|[^\\s`]*[0-9][^\\s`]*");

  /** Whether it is that finding. The words of a message may change, its values may not. */
  public boolean is(Finding finding) {
    return isAbout(finding)
        && says.map(text -> values(text).equals(values(finding.message()))).orElse(true);
  }

  /** Whether it is of that rule and that thing, whatever its values are. */
  public boolean isAbout(Finding finding) {
    return code.equals(finding.code()) && address.equals(finding.subject());
  }

  private static List<String> values(String text) {
    return VALUE.matcher(text).results().map(MatchResult::group).toList();
  }

  @Override
  public String reason() {
    return "in the baseline";
  }

  @Override
  public boolean inSource() {
    return false;
  }
}
