package org.finales.api.chemistry;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.finales.api.battinfo.Concept;

/** What an electrolyte is like. */
public enum ElectrolyteKind {
  /** Salts in organic solvents. */
  @JsonProperty("organic")
  @Concept("OrganicElectrolyte")
  ORGANIC,

  /** In water. */
  @JsonProperty("aqueous")
  @Concept("AqueousElectrolyte")
  AQUEOUS,

  /** Without water. */
  @JsonProperty("nonAqueous")
  @Concept("NonAqueousElectrolyte")
  NON_AQUEOUS,

  /** Without water and not organic. */
  @JsonProperty("nonAqueousInorganic")
  @Concept("NonAqueousInorganicElectrolyte")
  NON_AQUEOUS_INORGANIC,

  /** A molten salt at room temperature. */
  @JsonProperty("ionicLiquid")
  @Concept("IonicLiquidElectrolyte")
  IONIC_LIQUID,

  /** In a polymer. */
  @JsonProperty("polymer")
  @Concept("PolymerElectrolyte")
  POLYMER,

  /** A solid. */
  @JsonProperty("solid")
  @Concept("SolidElectrolyte")
  SOLID,

  /** A liquid of any kind. */
  @JsonProperty("liquid")
  @Concept("LiquidElectrolyte")
  LIQUID,

  /** An acid in water. */
  @JsonProperty("acidic")
  @Concept("AcidicElectrolyte")
  ACIDIC,

  /** A base in water. */
  @JsonProperty("alkaline")
  @Concept("AlkalineElectrolyte")
  ALKALINE,

  /** A solution of any kind. */
  @JsonProperty("solution")
  @Concept("ElectrolyteSolution")
  SOLUTION
}
