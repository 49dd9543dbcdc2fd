package org.finales.api.lab;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.finales.api.battinfo.Concept;

/** What a piece of equipment is for. */
public enum EquipmentKind {
  /** Charges and discharges batteries. */
  @JsonProperty("batteryCycler")
  @Concept("BatteryCycler")
  BATTERY_CYCLER,

  /** Controls a voltage. */
  @JsonProperty("potentiostat")
  @Concept("Potentiostat")
  POTENTIOSTAT,

  /** Controls a current. */
  @JsonProperty("galvanostat")
  @Concept("Galvanostat")
  GALVANOSTAT,

  /** Measures viscosity. */
  @JsonProperty("viscometer")
  @Concept({"finales:Viscometer", "MeasuringInstrument"})
  VISCOMETER,

  /** Measures density. */
  @JsonProperty("densimeter")
  @Concept({"finales:Densimeter", "MeasuringInstrument"})
  DENSIMETER,

  /** Measures conductivity. */
  @JsonProperty("conductivityMeter")
  @Concept({"ConductivityCell", "MeasuringInstrument"})
  CONDUCTIVITY_METER,

  /** Takes spectra. */
  @JsonProperty("spectrometer")
  @Concept("CharacterisationMeasurementInstrument")
  SPECTROMETER,

  /** Separates and measures gases. */
  @JsonProperty("gasChromatograph")
  @Concept("GasChromatograph")
  GAS_CHROMATOGRAPH,

  /** Holds a temperature. */
  @JsonProperty("temperatureChamber")
  @Concept({"finales:TemperatureChamber", "schema:Product"})
  TEMPERATURE_CHAMBER,

  /** Keeps air and water out. */
  @JsonProperty("gloveBox")
  @Concept({"finales:GloveBox", "schema:Product"})
  GLOVE_BOX,

  /** Handles or assembles things by itself. */
  @JsonProperty("robot")
  @Concept({"finales:Robot", "schema:Product"})
  ROBOT,

  /** Measures something else. */
  @JsonProperty("measuringInstrument")
  @Concept("MeasuringInstrument")
  MEASURING_INSTRUMENT
}
