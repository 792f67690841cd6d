package org.apqlint.fix;

import java.util.List;
import java.util.Map;
import org.apqlint.finding.Finding;
import org.apqlint.model.SourceText;

/** A specification that was checked. */
public interface World {

  /** Its files by the name that places use. */
  Map<String, SourceText> sources();

  /** The findings that are to be fixed: neither suppressed nor turned off; their fixes spelled. */
  List<Finding> reported();

  /** All findings. */
  List<Finding> all();
}
