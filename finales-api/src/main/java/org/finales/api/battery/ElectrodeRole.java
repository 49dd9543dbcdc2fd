package org.finales.api.battery;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.finales.api.battinfo.Concept;

/** What an electrode is in its cell. */
public enum ElectrodeRole {
  /** The one with the higher potential. */
  @JsonProperty("positive")
  @Concept("PositiveElectrode")
  POSITIVE,

  /** The one with the lower potential. */
  @JsonProperty("negative")
  @Concept("NegativeElectrode")
  NEGATIVE,

  /** The one that is studied. */
  @JsonProperty("working")
  @Concept("WorkingElectrode")
  WORKING,

  /** The one that carries the current back. */
  @JsonProperty("counter")
  @Concept("CounterElectrode")
  COUNTER,

  /** The one that potentials are measured against. */
  @JsonProperty("reference")
  @Concept("ReferenceElectrode")
  REFERENCE
}
