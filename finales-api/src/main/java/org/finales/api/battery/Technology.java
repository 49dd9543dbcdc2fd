package org.finales.api.battery;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.finales.api.battinfo.Concept;

/** What makes a battery or a cell one of its family. */
public enum Technology {
  /** Lithium ions move between two hosts. */
  @JsonProperty("lithiumIon")
  @Concept("LithiumIonBattery")
  LITHIUM_ION,

  /** The negative electrode is lithium. */
  @JsonProperty("lithiumMetal")
  @Concept("LithiumMetalBattery")
  LITHIUM_METAL,

  /** Lithium-ion with a polymer electrolyte. */
  @JsonProperty("lithiumPolymer")
  @Concept("LithiumIonPolymerBattery")
  LITHIUM_POLYMER,

  /** Lithium and sulfur. */
  @JsonProperty("lithiumSulfur")
  @Concept("LithiumSulfurBattery")
  LITHIUM_SULFUR,

  /** Lithium and manganese dioxide, primary. */
  @JsonProperty("lithiumManganeseDioxide")
  @Concept("LithiumManganeseDioxideBattery")
  LITHIUM_MANGANESE_DIOXIDE,

  /** With a solid electrolyte. */
  @JsonProperty("solidState")
  @Concept("SolidStateBattery")
  SOLID_STATE,

  /** Sodium ions move between two hosts. */
  @JsonProperty("sodiumIon")
  @Concept("SodiumIonBattery")
  SODIUM_ION,

  /** Potassium ions move between two hosts. */
  @JsonProperty("potassiumIon")
  @Concept("PotassiumIonBattery")
  POTASSIUM_ION,

  /** Lead and lead dioxide in sulfuric acid. */
  @JsonProperty("leadAcid")
  @Concept("LeadAcidBattery")
  LEAD_ACID,

  /** Lead-acid, sealed with a valve. */
  @JsonProperty("valveRegulatedLeadAcid")
  @Concept("ValveRegulatedLeadAcidBattery")
  VALVE_REGULATED_LEAD_ACID,

  /** Nickel oxide hydroxide and a metal hydride. */
  @JsonProperty("nickelMetalHydride")
  @Concept("NickelMetalHydrideBattery")
  NICKEL_METAL_HYDRIDE,

  /** Nickel oxide hydroxide and cadmium. */
  @JsonProperty("nickelCadmium")
  @Concept("NickelCadmiumBattery")
  NICKEL_CADMIUM,

  /** Nickel oxide hydroxide and zinc. */
  @JsonProperty("nickelZinc")
  @Concept("NickelZincBattery")
  NICKEL_ZINC,

  /** The active materials are dissolved and flow. */
  @JsonProperty("redoxFlow")
  @Concept("RedoxFlowBattery")
  REDOX_FLOW,

  /** Redox flow with vanadium. */
  @JsonProperty("vanadiumRedoxFlow")
  @Concept("VanadiumRedoxFlowBattery")
  VANADIUM_REDOX_FLOW,

  /** Redox flow with zinc and bromine. */
  @JsonProperty("zincBromineFlow")
  @Concept("ZincBromineFlowBattery")
  ZINC_BROMINE_FLOW,

  /** Stores charge in a double layer. */
  @JsonProperty("supercapacitor")
  @Concept("Supercapacitor")
  SUPERCAPACITOR,

  /** Zinc and air. */
  @JsonProperty("zincAir")
  @Concept("ZincAirBattery")
  ZINC_AIR,

  /** Alkaline zinc and manganese dioxide, primary. */
  @JsonProperty("alkalineZincManganese")
  @Concept("AlkalineZincManganeseDioxideBattery")
  ALKALINE_ZINC_MANGANESE
}
