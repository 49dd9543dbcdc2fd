package org.finales.api.battery;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.finales.api.battinfo.Concept;

/** Which electrolyte a tank holds. */
public enum TankRole {
  /** The negative one. */
  @JsonProperty("anolyte")
  @Concept("AnolyteTank")
  ANOLYTE,

  /** The positive one. */
  @JsonProperty("catholyte")
  @Concept("CatholyteTank")
  CATHOLYTE
}
