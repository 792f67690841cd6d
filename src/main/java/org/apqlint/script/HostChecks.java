package org.apqlint.script;

import org.apqlint.model.IdSet;
import org.apqlint.script.Operation.CheckHost;

/** The lines of a script that look whether the host is the one of the specification. */
final class HostChecks {

  private HostChecks() {}

  static void write(BashText out, CheckHost check) {
    if (!check.adapters().isEmpty()) {
      out.line("check_maximum ap_max_adapter_id adapter " + check.adapters().last());
    }
    if (!check.domains().isEmpty()) {
      out.line("check_maximum ap_max_domain_id domain " + check.domains().last());
    }
    configured(out, "ap_adapter_mask adapter", check.lpar().adapters());
    configured(out, "ap_usage_domain_mask domain", check.lpar().domains());
    configured(out, "ap_control_domain_mask 'control domain'", check.lparControlDomains());
    out.line("check_driver " + check.generation());
  }

  private static void configured(BashText out, String fileAndKind, IdSet ids) {
    if (!ids.isEmpty()) {
      out.line("check_configured " + fileAndKind + " " + BashText.numbers(ids));
    }
  }
}
