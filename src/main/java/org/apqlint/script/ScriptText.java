package org.apqlint.script;

import java.util.List;
import org.apqlint.finding.Finding;
import org.apqlint.model.Host;

/** What every script of a plan begins with. */
final class ScriptText {

  /** An environment variable that the script looks at. */
  record Variable(String form, String effect) {

    static final Variable DRY_RUN =
        new Variable("DRY_RUN=1", "prints every write instead of doing it; needs no host");
    static final Variable KEEP =
        new Variable("KEEP=1", "keeps what was done when something fails; else it is taken back");
    static final Variable SYSFS = new Variable("SYSFS=DIR", "takes DIR for /sys");
    static final Variable FILES =
        new Variable("FILES_DIR=DIR", "keeps the files for other programs in DIR, not in %s");
    static final Variable ANY_DRIVER =
        new Variable(
            "ANY_DRIVER=1", "goes on although the driver does not look like the one specified");
    static final Variable DETACH_WAIT =
        new Variable("DETACH_WAIT=S", "waits S seconds until a running guest has let go, not 60");
    static final Variable URI =
        new Variable("URI=URI", "reaches libvirt of the other host by that URI");
    static final Variable MONITOR =
        new Variable("MONITOR=COMMAND", "passes commands on to the monitor of QEMU, as socat does");
    static final Variable MIGRATE_WAIT =
        new Variable("MIGRATE_WAIT=S", "waits S seconds until the guest has left, not 600");
    static final Variable SCAN_WAIT =
        new Variable("SCAN_WAIT=S", "waits S seconds until the guest has found its queues, not 60");

    /** How it stands in the head. */
    String line() {
      return "# %-14s %s".formatted(form, effect);
    }
  }

  /**
   * Where the files for other programs are.
   *
   * <p>A script of standard output leaves them where it is started; one of a folder finds them
   * beside itself.
   */
  enum Home {
    STARTED("the directory where it is started", ""),
    BESIDE("its own directory", "FILES_DIR=${FILES_DIR:-$(dirname -- \"${BASH_SOURCE[0]}\")}\n");

    private final String where;
    private final String line;

    Home(String where, String line) {
      this.where = where;
      this.line = line;
    }
  }

  private ScriptText() {}

  /** The first lines, up to the functions. */
  static void head(
      BashText out,
      Plan plan,
      Home home,
      String title,
      List<Finding> comments,
      List<Variable> variables,
      String again) {
    head(out, plan.files(), plan.host(), home, title, comments, variables, again);
  }

  /** The same of a script that is for one thing on that host. */
  static void head(
      BashText out,
      String files,
      Host host,
      Home home,
      String title,
      List<Finding> comments,
      List<Variable> variables,
      String again) {
    out.line("#!/bin/bash");
    out.comment(title);
    out.comment("Written by apqlint from " + files + ".");
    out.comment("");
    out.about(host);
    comments.forEach(out::finding);
    out.line("#");
    variables.forEach(variable -> out.line(variable.line().formatted(home.where)));
    out.line("#");
    again.lines().forEach(line -> out.line("# " + line));
    out.line("");
    out.line("set -euo pipefail");
    if (variables.contains(Variable.FILES) && !home.line.isEmpty()) {
      out.line(home.line.strip());
    }
    out.line("");
  }
}
