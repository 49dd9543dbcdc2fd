package org.finales.api.battery;

import java.time.LocalDate;
import java.util.List;
import org.finales.api.lab.Location;
import org.finales.api.lab.Organisation;
import org.finales.api.property.Attribute;
import org.finales.api.property.Observation;
import org.jspecify.annotations.Nullable;

/** What a single cell and cells that are used together have in common, as pieces and as types. */
public sealed interface BatteryProduct permits Battery, BatteryCell {

  /** Returns its IRI, or null. */
  @Nullable String id();

  /** Returns its family, or null. */
  @Nullable Technology technology();

  /** Returns what divides the family further, or null. */
  @Nullable Chemistry chemistry();

  /** Returns what people call it, or null. */
  @Nullable String name();

  /** Returns what else there is to say about it, or null. */
  @Nullable String description();

  /** Returns the number of this piece, or null. */
  @Nullable String serialNumber();

  /** Returns the type designation of the maker, or null. */
  @Nullable String model();

  /** Returns which production run it is of, or null. */
  @Nullable String batch();

  /** Returns who made it, or null. */
  @Nullable Organisation manufacturer();

  /** Returns when it was made, or null. */
  @Nullable LocalDate productionDate();

  /** Returns when it was bought, or null. */
  @Nullable LocalDate purchaseDate();

  /** Returns where it is, or null. */
  @Nullable Location location();

  /** Returns the IRI of the project that it is for, or null. */
  @Nullable String project();

  /** Returns the IRI of the person who assembled it, or null. */
  @Nullable String creator();

  /** Returns the IRI of the specification of its type, or null. */
  @Nullable String variantOf();

  /** Returns the IRIs of what it was made from, as electrolytes and electrodes; may be empty. */
  List<String> derivedFrom();

  /** Returns its rated and nominal quantities, or null. */
  @Nullable Ratings ratings();

  /** Returns what it must not exceed, or null. */
  @Nullable OperatingLimits limits();

  /** Returns how large and heavy it is, or null. */
  @Nullable Dimensions dimensions();

  /** Returns what else was measured of it; may be empty. */
  List<Observation> properties();

  /** Returns anything else that is worth knowing; may be empty. */
  List<Attribute> attributes();
}
