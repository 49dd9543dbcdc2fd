package org.finales.api.battery;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.finales.api.battinfo.Concept;

/** The form of a current collector. */
public enum CollectorForm {
  /** A foil. */
  @JsonProperty("foil")
  @Concept("Foil")
  FOIL,

  /** A foil with holes. */
  @JsonProperty("perforatedFoil")
  @Concept("PerforatedFoil")
  PERFORATED_FOIL,

  /** A mesh. */
  @JsonProperty("mesh")
  @Concept("Mesh")
  MESH,

  /** An expanded mesh. */
  @JsonProperty("expandedMesh")
  @Concept("ExpandedMesh")
  EXPANDED_MESH,

  /** A foam. */
  @JsonProperty("foam")
  @Concept("Foam")
  FOAM
}
