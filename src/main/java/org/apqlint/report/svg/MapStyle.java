package org.apqlint.report.svg;

import org.apqlint.report.Resource;

/** Colours of a map, for light and dark, and for paper. */
public final class MapStyle {

  private MapStyle() {}

  /** The style sheet that drawings of class {@code queue-map} need. */
  public static String sheet() {
    return Resource.text(MapStyle.class, "map.css");
  }
}
