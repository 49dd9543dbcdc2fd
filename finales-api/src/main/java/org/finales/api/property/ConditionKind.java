package org.finales.api.property;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.finales.api.battinfo.Concept;
import org.finales.api.quantity.Unit;

/** What the conditions of a measurement are about, each with its usual unit. */
public enum ConditionKind {
  /** Temperature of the sample or of its surroundings. */
  @JsonProperty("temperature")
  @Concept("CelsiusTemperature")
  TEMPERATURE("degC"),

  /** Temperature around the thing. */
  @JsonProperty("ambientTemperature")
  @Concept("AmbientCelsiusTemperature")
  AMBIENT_TEMPERATURE("degC"),

  /** Pressure. */
  @JsonProperty("pressure")
  @Concept("Pressure")
  PRESSURE("kPa"),

  /** Relative humidity of the air, from 0 to 1. */
  @JsonProperty("relativeHumidity")
  @Concept("RelativeHumidity")
  RELATIVE_HUMIDITY("1"),

  /** The number of the cycle, from 1. */
  @JsonProperty("cycleIndex")
  @Concept("CycleIndex")
  CYCLE_INDEX("1"),

  /** The number of the step of a program. */
  @JsonProperty("stepIndex")
  @Concept("StepIndex")
  STEP_INDEX("1"),

  /** Current by capacity. */
  @JsonProperty("cRate")
  @Concept("CRate")
  C_RATE("A/Ah"),

  /** Current; positive charges. */
  @JsonProperty("current")
  @Concept("ElectricCurrent")
  CURRENT("A"),

  /** Voltage. */
  @JsonProperty("voltage")
  @Concept("Voltage")
  VOLTAGE("V"),

  /** The voltage at which charging ended. */
  @JsonProperty("upperVoltageLimit")
  @Concept("UpperVoltageLimit")
  UPPER_VOLTAGE_LIMIT("V"),

  /** The voltage at which discharging ended. */
  @JsonProperty("lowerVoltageLimit")
  @Concept("LowerVoltageLimit")
  LOWER_VOLTAGE_LIMIT("V"),

  /** State of charge, from 0 to 1. */
  @JsonProperty("stateOfCharge")
  @Concept("StateOfCharge")
  STATE_OF_CHARGE("1"),

  /** Frequency of an alternating signal. */
  @JsonProperty("frequency")
  @Concept("Frequency")
  FREQUENCY("Hz"),

  /** Wavelength of the light used. */
  @JsonProperty("wavelength")
  @Concept("Wavelength")
  WAVELENGTH("nm"),

  /** Wavenumber. */
  @JsonProperty("wavenumber")
  @Concept("Wavenumber")
  WAVENUMBER("1/cm"),

  /** Change of voltage by time. */
  @JsonProperty("scanRate")
  @Concept("PotentialScanRate")
  SCAN_RATE("V/s"),

  /** How long it took or was held. */
  @JsonProperty("duration")
  @Concept("Duration")
  DURATION("s"),

  /** Amount of a solute by volume of the solution. */
  @JsonProperty("concentration")
  @Concept("AmountConcentration")
  CONCENTRATION("mol/L"),

  /** Power. */
  @JsonProperty("power")
  @Concept("Power")
  POWER("W");

  private final String unit;

  ConditionKind(String unit) {
    this.unit = unit;
  }

  /** Returns the usual unit; any other of the same dimension will do. */
  public Unit unit() {
    return Unit.parse(unit);
  }
}
