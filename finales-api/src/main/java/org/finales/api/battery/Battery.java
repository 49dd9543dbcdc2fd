package org.finales.api.battery;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Identity;
import org.finales.api.battinfo.Inline;
import org.finales.api.battinfo.Kind;
import org.finales.api.battinfo.Property;
import org.finales.api.battinfo.Relation;
import org.finales.api.lab.Location;
import org.finales.api.lab.Organisation;
import org.finales.api.property.Attribute;
import org.finales.api.property.Observation;
import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Cells that are used together: a module, a pack, a block or a stack; immutable. Its own ratings
 * and limits are those of the whole; those of one cell are in {@code perCell} or, where the cell is
 * described, in that.
 *
 * @param id IRI of the battery; or null
 * @param technology its family; or null
 * @param kind how far it is assembled; or null
 * @param chemistry what divides the family further; or null
 * @param name what people call it; or null
 * @param description more about it; or null
 * @param serialNumber number of this piece; or null
 * @param model type designation of the maker; or null
 * @param batch which production run it is of; or null
 * @param manufacturer who made it; or null
 * @param productionDate when it was made; or null
 * @param purchaseDate when it was bought; or null
 * @param location where it is; or null
 * @param project IRI of the project that it is for; or null
 * @param creator IRI of the person who assembled it; or null
 * @param variantOf IRI of the specification of its type; or null
 * @param derivedFrom IRIs of what it was made from, as electrolytes and electrodes
 * @param cellsInSeries how many cells, or parallel groups of them, are in series; a pure number or
 *     a percentage; or null
 * @param cellsInParallel how many cells are in parallel; a pure number or a percentage; or null
 * @param cell the cell that all of them are like; or null
 * @param cells IRIs of the cells in it
 * @param perCell ratings and limits of each cell; or null
 * @param stack what a redox-flow battery has and others have not; or null
 * @param ratings rated and nominal quantities; or null
 * @param limits what it must not exceed; or null
 * @param dimensions how large and heavy it is; or null
 * @param properties what else was measured of it
 * @param attributes anything else that is worth knowing
 */
@Concept({"Battery", "schema:IndividualProduct"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Battery(
    @Identity @Size(max = Checks.MAX_IRI) @Nullable String id,
    @Kind @Nullable Technology technology,
    @Kind @Nullable BatteryKind kind,
    @Relation("finales:chemistry") @Nullable Chemistry chemistry,
    @Relation("schema:name") @Size(max = Checks.MAX_NAME) @Nullable String name,
    @Relation("schema:description") @Size(max = Checks.MAX_TEXT) @Nullable String description,
    @Relation("schema:serialNumber") @Size(max = Checks.MAX_NAME) @Nullable String serialNumber,
    @Relation("schema:model") @Size(max = Checks.MAX_NAME) @Nullable String model,
    @Relation("finales:batch") @Size(max = Checks.MAX_NAME) @Nullable String batch,
    @Relation("schema:manufacturer") @Valid @Nullable Organisation manufacturer,
    @Relation("schema:productionDate") @Nullable LocalDate productionDate,
    @Relation("schema:purchaseDate") @Nullable LocalDate purchaseDate,
    @Relation("schema:location") @Valid @Nullable Location location,
    @Relation(value = "schema:isPartOf", link = true) @Size(max = Checks.MAX_IRI)
        @Nullable String project,
    @Relation(value = "schema:creator", link = true) @Size(max = Checks.MAX_IRI)
        @Nullable String creator,
    @Relation(value = "schema:isVariantOf", link = true) @Size(max = Checks.MAX_IRI)
        @Nullable String variantOf,
    @Relation(value = "prov:wasDerivedFrom", link = true) @Size(max = Checks.MAX_ITEMS)
        List<@NotNull String> derivedFrom,
    @Property(value = "NumberOfCellsConnectedInSeries", unit = "1") @Valid
        @Nullable Quantity cellsInSeries,
    @Property(value = "NumberOfCellsConnectedInParallel", unit = "1") @Valid
        @Nullable Quantity cellsInParallel,
    @Relation("hasElectrochemicalCell") @Valid @Nullable BatteryCell cell,
    @Relation(value = "hasConstituent", link = true) @Size(max = Checks.MAX_ITEMS)
        List<@NotNull String> cells,
    @Relation("finales:cellRatings") @Valid @Nullable CellRatings perCell,
    @Relation("finales:hasStack") @Valid @Nullable RedoxFlowStack stack,
    @Inline @Valid @Nullable Ratings ratings,
    @Inline @Valid @Nullable OperatingLimits limits,
    @Inline @Valid @Nullable Dimensions dimensions,
    @Relation("hasProperty") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Observation> properties,
    @Relation("schema:additionalProperty") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Attribute> attributes)
    implements BatteryProduct {

  /**
   * Copies the lists and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public Battery {
    derivedFrom = Checks.list(derivedFrom);
    cells = Checks.list(cells);
    properties = Checks.list(properties);
    attributes = Checks.list(attributes);
    Checks.of("battery")
        .iri("id", id)
        .text("name", name, Checks.MAX_NAME)
        .text("description", description, Checks.MAX_TEXT)
        .text("serialNumber", serialNumber, Checks.MAX_NAME)
        .text("model", model, Checks.MAX_NAME)
        .text("batch", batch, Checks.MAX_NAME)
        .iri("project", project)
        .iri("creator", creator)
        .iri("variantOf", variantOf)
        .iris("derivedFrom", derivedFrom)
        .measures("cellsInSeries", cellsInSeries, "1")
        .positive("cellsInSeries", cellsInSeries)
        .measures("cellsInParallel", cellsInParallel, "1")
        .positive("cellsInParallel", cellsInParallel)
        .iris("cells", cells)
        .items("properties", properties)
        .items("attributes", attributes)
        .that(
            BatteryProductBuilder.areBesideTheFields(properties),
            "sizes, mass, volume, resistance and cycle life have fields of their own")
        .done();
  }

  /**
   * Returns how many cells there are in all, if it is known how many are in series and in parallel.
   */
  public Optional<BigDecimal> cellCount() {
    return cellsInSeries == null || cellsInParallel == null
        ? Optional.empty()
        : Optional.of(cellsInSeries.value().multiply(cellsInParallel.value()));
  }

  /** Starts an empty one. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts one with everything that this has. */
  public Builder toBuilder() {
    Builder copy = new Builder();
    copy.with(this);
    copy.kind = kind;
    copy.cellsInSeries = cellsInSeries;
    copy.cellsInParallel = cellsInParallel;
    copy.cell = cell;
    copy.cells = cells;
    copy.perCell = perCell;
    copy.stack = stack;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder extends BatteryProductBuilder<Builder> {
    private @Nullable BatteryKind kind;
    private @Nullable Quantity cellsInSeries;
    private @Nullable Quantity cellsInParallel;
    private @Nullable BatteryCell cell;
    private List<String> cells = List.of();
    private @Nullable CellRatings perCell;
    private @Nullable RedoxFlowStack stack;

    private Builder() {}

    /** Sets how far it is assembled. */
    public Builder kind(@Nullable BatteryKind newKind) {
      kind = newKind;
      return this;
    }

    /** Sets how many cells, or parallel groups of them, are in series. */
    public Builder cellsInSeries(@Nullable Quantity newCellsInSeries) {
      cellsInSeries = newCellsInSeries;
      return this;
    }

    /** Sets how many cells are in parallel. */
    public Builder cellsInParallel(@Nullable Quantity newCellsInParallel) {
      cellsInParallel = newCellsInParallel;
      return this;
    }

    /** Sets the cell that all of them are like. */
    public Builder cell(@Nullable BatteryCell newCell) {
      cell = newCell;
      return this;
    }

    /** Sets the IRIs of the cells in it. */
    public Builder cells(List<String> newCells) {
      cells = newCells;
      return this;
    }

    /** Sets the ratings and limits of each cell. */
    public Builder perCell(@Nullable CellRatings newPerCell) {
      perCell = newPerCell;
      return this;
    }

    /** Sets what a redox-flow battery has and others have not. */
    public Builder stack(@Nullable RedoxFlowStack newStack) {
      stack = newStack;
      return this;
    }

    /**
     * Returns what was gathered.
     *
     * @throws IllegalArgumentException with every problem
     */
    public Battery build() {
      return new Battery(
          id,
          technology,
          kind,
          chemistry,
          name,
          description,
          serialNumber,
          model,
          batch,
          manufacturer,
          productionDate,
          purchaseDate,
          location,
          project,
          creator,
          variantOf,
          derivedFrom,
          cellsInSeries,
          cellsInParallel,
          cell,
          cells,
          perCell,
          stack,
          ratings,
          limits,
          dimensions,
          properties,
          attributes);
    }
  }
}
