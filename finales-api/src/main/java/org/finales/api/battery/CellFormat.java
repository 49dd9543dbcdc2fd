package org.finales.api.battery;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.finales.api.battinfo.Concept;

/** The outer form of a cell. */
public enum CellFormat {
  /** A coin or button. */
  @JsonProperty("coin")
  @Concept("CoinCell")
  COIN,

  /** A cylinder. */
  @JsonProperty("cylindrical")
  @Concept("CylindricalBattery")
  CYLINDRICAL,

  /** A hard box. */
  @JsonProperty("prismatic")
  @Concept("PrismaticBattery")
  PRISMATIC,

  /** A soft bag. */
  @JsonProperty("pouch")
  @Concept("PouchCell")
  POUCH,

  /** A laboratory cell of tube fittings. */
  @JsonProperty("swagelok")
  @Concept("SwagelokCell")
  SWAGELOK,

  /** A laboratory cell with a reference electrode. */
  @JsonProperty("threeElectrode")
  @Concept("ThreeElectrodeCellDevice")
  THREE_ELECTRODE,

  /** A cell with one electrode to study and a counter electrode. */
  @JsonProperty("halfCell")
  @Concept("HalfCellDevice")
  HALF_CELL,

  /** A cell through which the electrolytes flow. */
  @JsonProperty("flow")
  @Concept("FlowCell")
  FLOW
}
