package org.finales.api.battery;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.finales.api.battinfo.Concept;

/** The standardised size of a case. */
public enum CaseFormat {
  /** Size 2012. */
  @JsonProperty("R2012")
  @Concept("R2012")
  R2012,

  /** Size 2016. */
  @JsonProperty("R2016")
  @Concept("R2016")
  R2016,

  /** Size 2020. */
  @JsonProperty("R2020")
  @Concept("R2020")
  R2020,

  /** Size 2025. */
  @JsonProperty("R2025")
  @Concept("R2025")
  R2025,

  /** Size 2032. */
  @JsonProperty("R2032")
  @Concept("R2032")
  R2032,

  /** Size 2320. */
  @JsonProperty("R2320")
  @Concept("R2320")
  R2320,

  /** Size 2330. */
  @JsonProperty("R2330")
  @Concept("R2330")
  R2330,

  /** Size 2430. */
  @JsonProperty("R2430")
  @Concept("R2430")
  R2430,

  /** Size 2450. */
  @JsonProperty("R2450")
  @Concept("R2450")
  R2450,

  /** Size 2477. */
  @JsonProperty("R2477")
  @Concept("R2477")
  R2477,

  /** Size 1216. */
  @JsonProperty("R1216")
  @Concept("R1216")
  R1216,

  /** Size 1220. */
  @JsonProperty("R1220")
  @Concept("R1220")
  R1220,

  /** Size 1616. */
  @JsonProperty("R1616")
  @Concept("R1616")
  R1616,

  /** Size 1632. */
  @JsonProperty("R1632")
  @Concept("R1632")
  R1632,

  /** Size 18650. */
  @JsonProperty("R18650")
  @Concept("R18650")
  R18650,

  /** Size 21700. */
  @JsonProperty("R21700")
  @Concept("R21700")
  R21700,

  /** Size 26650. */
  @JsonProperty("R26650")
  @Concept("R26650")
  R26650,

  /** Size 26700. */
  @JsonProperty("R26700")
  @Concept("R26700")
  R26700,

  /** Size 32700. */
  @JsonProperty("R32700")
  @Concept("R32700")
  R32700,

  /** Size 46800. */
  @JsonProperty("R46800")
  @Concept("R46800")
  R46800,

  /** A coin of another size. */
  @JsonProperty("coin")
  @Concept("CoinCase")
  COIN,

  /** A cylinder of another size. */
  @JsonProperty("cylindrical")
  @Concept("CylindricalCase")
  CYLINDRICAL,

  /** A hard box. */
  @JsonProperty("prismatic")
  @Concept("PrismaticCase")
  PRISMATIC,

  /** A soft bag. */
  @JsonProperty("pouch")
  @Concept("PouchCase")
  POUCH,

  /** Tube fittings. */
  @JsonProperty("swagelok")
  @Concept("SwagelokCase")
  SWAGELOK
}
