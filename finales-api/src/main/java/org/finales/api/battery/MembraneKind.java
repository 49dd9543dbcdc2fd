package org.finales.api.battery;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.finales.api.battinfo.Concept;

/** What a membrane lets pass. */
public enum MembraneKind {
  /** Cations. */
  @JsonProperty("cationExchange")
  @Concept("CationExchangeMembrane")
  CATION_EXCHANGE,

  /** Anions. */
  @JsonProperty("anionExchange")
  @Concept("AnionExchangeMembrane")
  ANION_EXCHANGE,

  /** Ions of one sign. */
  @JsonProperty("ionExchange")
  @Concept("IonExchangeMembrane")
  ION_EXCHANGE,

  /** Everything that is small enough. */
  @JsonProperty("porous")
  @Concept("finales:PorousMembrane")
  POROUS
}
