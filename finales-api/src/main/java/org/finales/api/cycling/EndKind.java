package org.finales.api.cycling;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.finales.api.battinfo.Concept;
import org.finales.api.quantity.Unit;

/** What can end a step of a protocol, each with its usual unit. */
public enum EndKind {
  /** The step has lasted so long. */
  @JsonProperty("duration")
  @Concept("Duration")
  DURATION("s"),

  /** The voltage has risen to so much. */
  @JsonProperty("upperVoltage")
  @Concept("UpperVoltageLimit")
  UPPER_VOLTAGE("V"),

  /** The voltage has fallen to so much. */
  @JsonProperty("lowerVoltage")
  @Concept("LowerVoltageLimit")
  LOWER_VOLTAGE("V"),

  /** The current has risen to so much; without regard to its sign unless the number is negative. */
  @JsonProperty("upperCurrent")
  @Concept("UpperCurrentLimit")
  UPPER_CURRENT("A"),

  /**
   * The current has fallen to so much; without regard to its sign unless the number is negative.
   */
  @JsonProperty("lowerCurrent")
  @Concept("LowerCurrentLimit")
  LOWER_CURRENT("A"),

  /** The C-rate has risen to so much. */
  @JsonProperty("upperCRate")
  @Concept("finales:UpperCRateLimit")
  UPPER_C_RATE("A/Ah"),

  /** The C-rate has fallen to so much. */
  @JsonProperty("lowerCRate")
  @Concept("LowerCRateLimit")
  LOWER_C_RATE("A/Ah"),

  /** The power has risen to so much; without regard to its sign unless the number is negative. */
  @JsonProperty("upperPower")
  @Concept("finales:UpperPowerLimit")
  UPPER_POWER("W"),

  /** The power has fallen to so much; without regard to its sign unless the number is negative. */
  @JsonProperty("lowerPower")
  @Concept("finales:LowerPowerLimit")
  LOWER_POWER("W"),

  /** So much charge has flown in the step. */
  @JsonProperty("capacity")
  @Concept("StepCapacity")
  CAPACITY("Ah"),

  /** So much energy has flown in the step. */
  @JsonProperty("energy")
  @Concept("finales:StepEnergy")
  ENERGY("Wh"),

  /** The state of charge has reached so much. */
  @JsonProperty("stateOfCharge")
  @Concept("StateOfCharge")
  STATE_OF_CHARGE("1"),

  /** The voltage has left its extreme by so much, as at the end of charging nickel cells. */
  @JsonProperty("voltageChange")
  @Concept("VoltageChangeLimit")
  VOLTAGE_CHANGE("V"),

  /** The temperature has risen to so much. */
  @JsonProperty("upperTemperature")
  @Concept("MaximumTemperature")
  UPPER_TEMPERATURE("degC"),

  /** The temperature has fallen to so much. */
  @JsonProperty("lowerTemperature")
  @Concept("finales:MinimumTemperature")
  LOWER_TEMPERATURE("degC"),

  /** So many cycles have been run. */
  @JsonProperty("cycleCount")
  @Concept("NumberOfIterations")
  CYCLE_COUNT("1");

  private final String unit;

  EndKind(String unit) {
    this.unit = unit;
  }

  /** Returns the usual unit; any other of the same dimension will do. */
  public Unit unit() {
    return Unit.parse(unit);
  }
}
