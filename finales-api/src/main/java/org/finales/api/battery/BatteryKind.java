package org.finales.api.battery;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.finales.api.battinfo.Concept;

/** How far a battery is assembled. */
public enum BatteryKind {
  /** Cells that are connected and held together. */
  @JsonProperty("module")
  @Concept("BatteryModule")
  MODULE,

  /** Modules or cells with what they need to be used. */
  @JsonProperty("pack")
  @Concept("BatteryPack")
  PACK,

  /** Cells in one case, as a starter battery. */
  @JsonProperty("block")
  @Concept("finales:BatteryBlock")
  BLOCK,

  /** Flow cells that are clamped together. */
  @JsonProperty("stack")
  @Concept("ElectrodeStack")
  STACK
}
