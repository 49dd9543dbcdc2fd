package org.finales.api.data;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.finales.api.battinfo.Concept;

/** What is in a data set. */
public enum DatasetKind {
  /** Values against time. */
  @JsonProperty("timeSeries")
  @Concept("TimeSeriesDataSet")
  TIME_SERIES,

  /** What came out of a test of a battery. */
  @JsonProperty("batteryMeasurement")
  @Concept("BatteryMeasurementResult")
  BATTERY_MEASUREMENT,

  /** One row for each cycle. */
  @JsonProperty("cycleSeries")
  @Concept("CycleSeriesDataset")
  CYCLE_SERIES,

  /** What came out of a measurement, as a spectrum. */
  @JsonProperty("characterisation")
  @Concept("CharacterisationData")
  CHARACTERISATION,

  /** Impedance against frequency. */
  @JsonProperty("impedance")
  @Concept("ElectrochemicalImpedanceSpectroscopyData")
  IMPEDANCE,

  /** As the instrument wrote it. */
  @JsonProperty("raw")
  @Concept("RawData")
  RAW
}
