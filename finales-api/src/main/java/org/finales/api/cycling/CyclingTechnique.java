package org.finales.api.cycling;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.finales.api.battinfo.Concept;

/** What a protocol does, in the words of the field. */
public enum CyclingTechnique {
  /** Charging and discharging with constant currents. */
  @JsonProperty("galvanostaticCycling")
  @Concept("GalvanostaticCycling")
  GALVANOSTATIC_CYCLING,

  /** With a constant voltage at the end. */
  @JsonProperty("ccCvCycling")
  @Concept("ConstantCurrentConstantVoltageCycling")
  CC_CV_CYCLING,

  /** The first cycles of a cell. */
  @JsonProperty("formation")
  @Concept("FormationCycling")
  FORMATION,

  /** Cycling of any kind. */
  @JsonProperty("cycling")
  @Concept("Cycling")
  CYCLING,

  /** Finds the capacity. */
  @JsonProperty("capacityTest")
  @Concept("CapacityTest")
  CAPACITY_TEST,

  /** Finds the capacity at several currents. */
  @JsonProperty("cRateTest")
  @Concept("CRateTest")
  C_RATE_TEST,

  /** Finds resistances with pulses. */
  @JsonProperty("pulseTest")
  @Concept("HPPC")
  PULSE_TEST,

  /** Short currents and long rests. */
  @JsonProperty("titration")
  @Concept("GalvanostaticIntermittentTitrationTechnique")
  TITRATION,

  /** Small steps of voltage. */
  @JsonProperty("potentiostaticTitration")
  @Concept("finales:PotentiostaticIntermittentTitration")
  POTENTIOSTATIC_TITRATION,

  /** Finds resistances by interrupting the current. */
  @JsonProperty("resistanceByInterruption")
  @Concept("ICI")
  RESISTANCE_BY_INTERRUPTION,

  /** Impedance spectroscopy. */
  @JsonProperty("impedance")
  @Concept("ElectrochemicalImpedanceSpectroscopy")
  IMPEDANCE,

  /** Voltage up and down. */
  @JsonProperty("cyclicVoltammetry")
  @Concept("CyclicVoltammetry")
  CYCLIC_VOLTAMMETRY,

  /** Very small currents. */
  @JsonProperty("pseudoOpenCircuitVoltage")
  @Concept("PseudoOpenCircuitVoltageMethod")
  PSEUDO_OPEN_CIRCUIT_VOLTAGE
}
