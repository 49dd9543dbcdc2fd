package org.finales.api.battery;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.finales.api.battinfo.Concept;

/** Which side of a stack is the positive one. */
public enum Polarity {
  /** As marked. */
  @JsonProperty("normal")
  @Concept("finales:NormalPolarity")
  NORMAL,

  /** The other one. */
  @JsonProperty("reversed")
  @Concept("finales:ReversedPolarity")
  REVERSED
}
