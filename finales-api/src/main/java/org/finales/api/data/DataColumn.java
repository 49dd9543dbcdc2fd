package org.finales.api.data;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Relation;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table: what its values are, and the values themselves where they are not in a file;
 * immutable.
 *
 * @param name machine-readable name, as {@code voltage_volt}
 * @param title heading, as {@code Voltage / V}; or null
 * @param property IRI of what the values are; or null
 * @param type what the values are; null for numbers whose type nobody told
 * @param unit unit of the values; or null
 * @param description more about it; or null
 * @param values the values in their order; empty if they are in a file
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DataColumn(
    @Relation("csvw:name") @NotNull @Size(max = Checks.MAX_NAME) String name,
    @Relation("csvw:titles") @Size(max = Checks.MAX_NAME) @Nullable String title,
    @Relation(value = "csvw:propertyUrl", link = true) @Size(max = Checks.MAX_IRI)
        @Nullable String property,
    @Relation("csvw:datatype") @Nullable ColumnType type,
    @Relation("hasMeasurementUnit") @Nullable Unit unit,
    @Relation("dcterms:description") @Size(max = Checks.MAX_TEXT) @Nullable String description,
    @Relation(value = "hasNumericalPart", ordered = true) @Size(max = Checks.MAX_VALUES)
        List<@NotNull BigDecimal> values) {

  /**
   * Copies the lists and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public DataColumn {
    values = Checks.list(values);
    Checks.of("data column")
        .required("name", name)
        .text("name", name, Checks.MAX_NAME)
        .text("title", title, Checks.MAX_NAME)
        .iri("property", property)
        .text("description", description, Checks.MAX_TEXT)
        .numbers("values", values)
        .done();
  }

  /** Makes the column of a table in Battery Data Format. */
  public static DataColumn of(BdfColumn column) {
    Unit unit = column.unit();
    return new DataColumn(
        column.name(), column.label(), column.iri(), ColumnType.DOUBLE, unit, null, List.of());
  }
}
