package org.finales.api.cycling;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.finales.api.battinfo.Concept;

/** What holds between two points of a table. */
public enum Interpolation {
  /** The value of the earlier one. */
  @JsonProperty("hold")
  @Concept("finales:HoldInterpolation")
  HOLD,

  /** A straight line. */
  @JsonProperty("linear")
  @Concept("finales:LinearInterpolation")
  LINEAR
}
