package org.finales.api.battery;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.finales.api.battinfo.Concept;

/** What an electrode is like, by its active material. */
public enum ElectrodeKind {
  /** Lithium nickel manganese cobalt oxide. */
  @JsonProperty("nmc")
  @Concept("LithiumNickelManganeseCobaltOxideElectrode")
  NMC,

  /** Lithium nickel cobalt aluminium oxide. */
  @JsonProperty("nca")
  @Concept("LithiumNickelCobaltAluminumOxideElectrode")
  NCA,

  /** Lithium cobalt oxide. */
  @JsonProperty("lco")
  @Concept("LithiumCobaltOxideElectrode")
  LCO,

  /** Lithium manganese oxide. */
  @JsonProperty("lmo")
  @Concept("LithiumManganeseOxideElectrode")
  LMO,

  /** Lithium iron phosphate. */
  @JsonProperty("lfp")
  @Concept("LithiumIronPhosphateElectrode")
  LFP,

  /** Lithium manganese iron phosphate. */
  @JsonProperty("lmfp")
  @Concept("LithiumManganeseIronPhosphateElectrode")
  LMFP,

  /** Lithium nickel manganese oxide. */
  @JsonProperty("lnmo")
  @Concept("LithiumNickelManganeseOxideElectrode")
  LNMO,

  /** Lithium nickel oxide. */
  @JsonProperty("lno")
  @Concept("LithiumNickelOxideElectrode")
  LNO,

  /** Lithium titanate. */
  @JsonProperty("lto")
  @Concept("LithiumTitanateElectrode")
  LTO,

  /** Lithium. */
  @JsonProperty("lithium")
  @Concept("LithiumElectrode")
  LITHIUM,

  /** Graphite. */
  @JsonProperty("graphite")
  @Concept("GraphiteElectrode")
  GRAPHITE,

  /** Hard carbon. */
  @JsonProperty("hardCarbon")
  @Concept("HardCarbonElectrode")
  HARD_CARBON,

  /** Silicon. */
  @JsonProperty("silicon")
  @Concept("SiliconBasedElectrode")
  SILICON,

  /** Silicon and graphite. */
  @JsonProperty("siliconGraphite")
  @Concept("SiliconGraphiteElectrode")
  SILICON_GRAPHITE,

  /** Silicon oxide and graphite. */
  @JsonProperty("siliconOxideGraphite")
  @Concept("SiliconOxideGraphiteElectrode")
  SILICON_OXIDE_GRAPHITE,

  /** Another carbon. */
  @JsonProperty("carbon")
  @Concept("CarbonBasedElectrode")
  CARBON,

  /** Lead. */
  @JsonProperty("lead")
  @Concept("LeadBasedElectrode")
  LEAD,

  /** Lead dioxide. */
  @JsonProperty("leadOxide")
  @Concept("LeadOxideElectrode")
  LEAD_OXIDE,

  /** Nickel oxide hydroxide. */
  @JsonProperty("nickelOxideHydroxide")
  @Concept("NickelOxideHydroxideElectrode")
  NICKEL_OXIDE_HYDROXIDE,

  /** Manganese dioxide. */
  @JsonProperty("manganeseDioxide")
  @Concept("ManganeseDioxideElectrode")
  MANGANESE_DIOXIDE,

  /** Sodium manganese oxide. */
  @JsonProperty("sodiumManganeseOxide")
  @Concept("SodiumManganeseOxideElectrode")
  SODIUM_MANGANESE_OXIDE,

  /** Sodium iron phosphate. */
  @JsonProperty("sodiumIronPhosphate")
  @Concept("SodiumIronPhosphateElectrode")
  SODIUM_IRON_PHOSPHATE,

  /** Another metal. */
  @JsonProperty("metal")
  @Concept("MetalElectrode")
  METAL,

  /** A gas. */
  @JsonProperty("gasDiffusion")
  @Concept("GasDiffusionElectrode")
  GAS_DIFFUSION
}
