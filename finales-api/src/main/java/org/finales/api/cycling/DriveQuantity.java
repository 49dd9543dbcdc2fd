package org.finales.api.cycling;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.finales.api.battinfo.Concept;
import org.finales.api.quantity.Unit;

/** What a drive cycle prescribes. */
public enum DriveQuantity {
  /** Current; positive charges. */
  @JsonProperty("current")
  @Concept("ElectricCurrent")
  CURRENT("A"),

  /** Current by capacity; positive charges. */
  @JsonProperty("cRate")
  @Concept("CRate")
  C_RATE("A/Ah"),

  /** Power; positive charges. */
  @JsonProperty("power")
  @Concept("Power")
  POWER("W"),

  /** Voltage. */
  @JsonProperty("voltage")
  @Concept("Voltage")
  VOLTAGE("V");

  private final String unit;

  DriveQuantity(String unit) {
    this.unit = unit;
  }

  /** Returns the usual unit; any other of the same dimension will do. */
  public Unit unit() {
    return Unit.parse(unit);
  }
}
