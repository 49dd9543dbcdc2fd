package org.finales.api.measurement;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.finales.api.quantity.Unit;

/** The two viscosities. */
public enum ViscosityKind {
  /** Shear stress by shear rate, in Pa.s; {@code dynamic} in JSON. */
  @JsonProperty("dynamic")
  DYNAMIC("millipascal * second"),

  /** Dynamic viscosity by density, in m2/s; {@code kinematic} in JSON. */
  @JsonProperty("kinematic")
  KINEMATIC("millimeter ** 2 / second");

  private final String unit;

  ViscosityKind(String unit) {
    this.unit = unit;
  }

  /** Returns the usual unit: mPa.s or mm2/s. */
  public Unit unit() {
    return Unit.parse(unit);
  }
}
