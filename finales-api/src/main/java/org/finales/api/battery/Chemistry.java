package org.finales.api.battery;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.finales.api.battinfo.Concept;

/** The active material, or the kind of construction, by which a technology is divided further. */
public enum Chemistry {
  /** Lithium nickel manganese cobalt oxide. */
  @JsonProperty("nmc")
  @Concept("LithiumNickelManganeseCobaltOxide")
  NMC,

  /** Lithium nickel cobalt aluminium oxide. */
  @JsonProperty("nca")
  @Concept("LithiumNickelCobaltAluminiumOxide")
  NCA,

  /** Lithium manganese oxide. */
  @JsonProperty("lmo")
  @Concept("LithiumManganeseOxide")
  LMO,

  /** Lithium iron phosphate. */
  @JsonProperty("lfp")
  @Concept("LithiumIronPhosphate")
  LFP,

  /** Lithium cobalt oxide. */
  @JsonProperty("lco")
  @Concept("LithiumCobaltOxide")
  LCO,

  /** Lithium nickel manganese oxide. */
  @JsonProperty("lnmo")
  @Concept("LithiumNickelManganeseOxide")
  LNMO,

  /** Lithium titanate as the negative electrode. */
  @JsonProperty("lto")
  @Concept("LithiumTitanate")
  LTO,

  /** Lead-acid with liquid acid. */
  @JsonProperty("flooded")
  @Concept("VentedCell")
  FLOODED,

  /** Lead-acid with the acid in a gel. */
  @JsonProperty("gel")
  @Concept("finales:GelElectrolyte")
  GEL,

  /** Lead-acid with the acid in glass mats. */
  @JsonProperty("agm")
  @Concept("finales:AbsorbentGlassMat")
  AGM,

  /** None of these. */
  @JsonProperty("other")
  @Concept("finales:OtherChemistry")
  OTHER
}
