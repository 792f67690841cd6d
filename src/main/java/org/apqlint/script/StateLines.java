package org.apqlint.script;

import java.util.List;
import java.util.stream.Collectors;
import org.apqlint.analysis.MdevAnalysis;
import org.apqlint.model.Host;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;

/**
 * The lines of a script that compare the host with a state.
 *
 * @param indent what each line begins with
 * @param guests whether what guests get is compared, too
 */
record StateLines(BashText out, String indent, boolean guests) {

  /** The LPAR has what the specification says of it. */
  void configuration(Host host) {
    configured("ap_adapter_mask adapter", host.adapterIds());
    configured("ap_usage_domain_mask domain", host.domains().ids());
    configured("ap_control_domain_mask 'control domain'", host.controlDomains().ids());
  }

  private void configured(String fileAndKind, IdSet ids) {
    if (!ids.isEmpty()) {
      line("expect_configured " + fileAndKind + " " + list(ids));
    }
  }

  void masks(IdSet apmask, IdSet aqmask) {
    line("expect_mask apmask " + apmask.toMask());
    line("expect_mask aqmask " + aqmask.toMask());
  }

  /** These mdevs and no other one, with what they hold and what their guests get. */
  void mdevs(List<MdevAnalysis> mdevs) {
    line(
        "expect_mdevs "
            + Quote.word(
                mdevs.stream()
                    .map(mdev -> Quote.uuid(mdev.uuid()))
                    .collect(Collectors.joining(" "))));
    for (MdevAnalysis mdev : mdevs) {
      String which = mdev.uuid() + " " + shown(mdev.name());
      line("expect_mdev " + which + matrix(mdev.matrix()) + " " + list(mdev.controlDomains()));
      mdev.guestMatrix()
          .filter(s -> guests)
          .ifPresent(s -> line("expect_guest_matrix " + which + matrix(s)));
    }
  }

  private void line(String text) {
    out.line(indent + text);
  }

  private static String matrix(Matrix matrix) {
    return " " + list(matrix.adapters()) + " " + list(matrix.domains());
  }

  /** One word of decimal numbers. */
  static String list(IdSet ids) {
    return Quote.word(BashText.numbers(ids));
  }

  /** One word to be shown. */
  static String shown(String text) {
    return Quote.word(Quote.line(text));
  }
}
