package org.finales.api.battery;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.finales.api.lab.Location;
import org.finales.api.lab.Organisation;
import org.finales.api.property.Attribute;
import org.finales.api.property.Observation;
import org.finales.api.property.PropertyKind;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the parts that {@link Battery} and {@link BatteryCell} have in common. Not thread-safe.
 *
 * @param <B> the builder of the one or the other
 */
public abstract class BatteryProductBuilder<B extends BatteryProductBuilder<B>> {

  private static final Set<PropertyKind> KINDS_WITH_FIELDS =
      Set.of(
          PropertyKind.HEIGHT,
          PropertyKind.WIDTH,
          PropertyKind.LENGTH,
          PropertyKind.THICKNESS,
          PropertyKind.DIAMETER,
          PropertyKind.MASS,
          PropertyKind.VOLUME,
          PropertyKind.CYCLE_LIFE,
          PropertyKind.INTERNAL_RESISTANCE);

  @Nullable String id;
  @Nullable Technology technology;
  @Nullable Chemistry chemistry;
  @Nullable String name;
  @Nullable String description;
  @Nullable String serialNumber;
  @Nullable String model;
  @Nullable String batch;
  @Nullable Organisation manufacturer;
  @Nullable LocalDate productionDate;
  @Nullable LocalDate purchaseDate;
  @Nullable Location location;
  @Nullable String project;
  @Nullable String creator;
  @Nullable String variantOf;
  List<String> derivedFrom = List.of();
  @Nullable Ratings ratings;
  @Nullable OperatingLimits limits;
  @Nullable Dimensions dimensions;
  List<Observation> properties = List.of();
  List<Attribute> attributes = List.of();

  BatteryProductBuilder() {}

  /** Returns whether none of the properties belongs into a field of its own. */
  static boolean areBesideTheFields(List<Observation> properties) {
    return properties.stream().noneMatch(known -> KINDS_WITH_FIELDS.contains(known.kind()));
  }

  /** Takes over the parts that both have. */
  final void with(BatteryProduct product) {
    id = product.id();
    technology = product.technology();
    chemistry = product.chemistry();
    name = product.name();
    description = product.description();
    serialNumber = product.serialNumber();
    model = product.model();
    batch = product.batch();
    manufacturer = product.manufacturer();
    productionDate = product.productionDate();
    purchaseDate = product.purchaseDate();
    location = product.location();
    project = product.project();
    creator = product.creator();
    variantOf = product.variantOf();
    derivedFrom = product.derivedFrom();
    ratings = product.ratings();
    limits = product.limits();
    dimensions = product.dimensions();
    properties = product.properties();
    attributes = product.attributes();
  }

  /** Sets its IRI. */
  public final B id(@Nullable String newId) {
    id = newId;
    return self();
  }

  /** Sets its family. */
  public final B technology(@Nullable Technology newTechnology) {
    technology = newTechnology;
    return self();
  }

  /** Sets what divides the family further. */
  public final B chemistry(@Nullable Chemistry newChemistry) {
    chemistry = newChemistry;
    return self();
  }

  /** Sets what people call it. */
  public final B name(@Nullable String newName) {
    name = newName;
    return self();
  }

  /** Sets what else there is to say about it. */
  public final B description(@Nullable String newDescription) {
    description = newDescription;
    return self();
  }

  /** Sets the number of this piece. */
  public final B serialNumber(@Nullable String newSerialNumber) {
    serialNumber = newSerialNumber;
    return self();
  }

  /** Sets the type designation of the maker. */
  public final B model(@Nullable String newModel) {
    model = newModel;
    return self();
  }

  /** Sets which production run it is of. */
  public final B batch(@Nullable String newBatch) {
    batch = newBatch;
    return self();
  }

  /** Sets who made it. */
  public final B manufacturer(@Nullable Organisation newManufacturer) {
    manufacturer = newManufacturer;
    return self();
  }

  /** Sets when it was made. */
  public final B productionDate(@Nullable LocalDate newProductionDate) {
    productionDate = newProductionDate;
    return self();
  }

  /** Sets when it was bought. */
  public final B purchaseDate(@Nullable LocalDate newPurchaseDate) {
    purchaseDate = newPurchaseDate;
    return self();
  }

  /** Sets where it is. */
  public final B location(@Nullable Location newLocation) {
    location = newLocation;
    return self();
  }

  /** Sets the IRI of the project that it is for. */
  public final B project(@Nullable String newProject) {
    project = newProject;
    return self();
  }

  /** Sets the IRI of the person who assembled it. */
  public final B creator(@Nullable String newCreator) {
    creator = newCreator;
    return self();
  }

  /** Sets the IRI of the specification of its type. */
  public final B variantOf(@Nullable String newVariantOf) {
    variantOf = newVariantOf;
    return self();
  }

  /** Sets the IRIs of what it was made from, as electrolytes and electrodes. */
  public final B derivedFrom(List<String> newDerivedFrom) {
    derivedFrom = newDerivedFrom;
    return self();
  }

  /** Sets its rated and nominal quantities. */
  public final B ratings(@Nullable Ratings newRatings) {
    ratings = newRatings;
    return self();
  }

  /** Sets what it must not exceed. */
  public final B limits(@Nullable OperatingLimits newLimits) {
    limits = newLimits;
    return self();
  }

  /** Sets how large and heavy it is. */
  public final B dimensions(@Nullable Dimensions newDimensions) {
    dimensions = newDimensions;
    return self();
  }

  /** Sets what else was measured of it. */
  public final B properties(List<Observation> newProperties) {
    properties = newProperties;
    return self();
  }

  /** Sets anything else that is worth knowing. */
  public final B attributes(List<Attribute> newAttributes) {
    attributes = newAttributes;
    return self();
  }

  @SuppressWarnings("unchecked")
  private B self() {
    return (B) this;
  }
}
