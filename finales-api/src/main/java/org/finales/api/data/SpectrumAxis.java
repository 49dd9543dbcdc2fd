package org.finales.api.data;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.finales.api.battinfo.Concept;
import org.finales.api.quantity.Unit;

/** What a spectrum is taken along. */
public enum SpectrumAxis {
  /** Wavenumber. */
  @JsonProperty("wavenumber")
  @Concept("Wavenumber")
  WAVENUMBER("1/cm"),

  /** Difference of wavenumbers. */
  @JsonProperty("ramanShift")
  @Concept("finales:RamanShift")
  RAMAN_SHIFT("1/cm"),

  /** Wavelength. */
  @JsonProperty("wavelength")
  @Concept("Wavelength")
  WAVELENGTH("nm"),

  /** Frequency. */
  @JsonProperty("frequency")
  @Concept("Frequency")
  FREQUENCY("Hz"),

  /** Shift in nuclear magnetic resonance. */
  @JsonProperty("chemicalShift")
  @Concept("finales:ChemicalShift")
  CHEMICAL_SHIFT("ppm"),

  /** Energy. */
  @JsonProperty("energy")
  @Concept("Energy")
  ENERGY("eV"),

  /** Angle of diffraction. */
  @JsonProperty("angle")
  @Concept("BraggAngle")
  ANGLE("deg"),

  /** Time. */
  @JsonProperty("time")
  @Concept("Time")
  TIME("s"),

  /** Mass by charge of an ion, as a pure number. */
  @JsonProperty("massToCharge")
  @Concept("finales:MassToChargeRatio")
  MASS_TO_CHARGE("1");

  private final String unit;

  SpectrumAxis(String unit) {
    this.unit = unit;
  }

  /** Returns the usual unit; any other of the same dimension will do. */
  public Unit unit() {
    return Unit.parse(unit);
  }
}
