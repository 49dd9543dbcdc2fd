package org.finales.api.data;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Relation;

/**
 * The columns of a table; immutable.
 *
 * @param columns the columns in their order, no name twice
 */
@Concept("csvw:Schema")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TableSchema(
    @Relation(value = "csvw:column", ordered = true) @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid DataColumn> columns) {

  /**
   * Copies the lists and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public TableSchema {
    columns = Checks.list(columns);
    Checks.of("table schema")
        .items("columns", columns)
        .that(
            columns.stream().map(DataColumn::name).distinct().count() == columns.size(),
            "two columns have the same name")
        .done();
  }

  /** Makes a table in Battery Data Format. */
  public static TableSchema of(BdfColumn... columns) {
    return new TableSchema(Arrays.stream(columns).map(DataColumn::of).toList());
  }
}
