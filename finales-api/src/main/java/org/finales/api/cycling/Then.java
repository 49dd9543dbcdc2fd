package org.finales.api.cycling;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.finales.api.battinfo.Concept;

/** What follows when a step ends. */
public enum Then {
  /** The next step. */
  @JsonProperty("next")
  @Concept("finales:ThenNext")
  NEXT,

  /** The step with a tag. */
  @JsonProperty("goTo")
  @Concept("finales:ThenGoTo")
  GO_TO,

  /** The end of the protocol. */
  @JsonProperty("stop")
  @Concept("finales:ThenStop")
  STOP,

  /** The end of the protocol, as a failure. */
  @JsonProperty("fail")
  @Concept("finales:ThenFail")
  FAIL
}
