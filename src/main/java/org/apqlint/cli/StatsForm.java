package org.apqlint.cli;

import org.apqlint.report.StatsJson;
import org.apqlint.report.StatsText;
import org.apqlint.run.Stats;

/** How {@code --stats} shows where the time went. */
enum StatsForm {
  TOP {
    @Override
    String render(Stats stats) {
      return StatsText.render(stats, MOST);
    }
  },
  ALL {
    @Override
    String render(Stats stats) {
      return StatsText.render(stats, Integer.MAX_VALUE);
    }
  },
  JSON {
    @Override
    String render(Stats stats) {
      return StatsJson.render(stats);
    }
  };

  /** How many rules are worth a look at first. */
  private static final int MOST = 10;

  abstract String render(Stats stats);

  static final class Word extends OneOf<StatsForm> {
    Word() {
      super(StatsForm.class);
    }
  }
}
