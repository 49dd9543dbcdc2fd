package org.finales.api.cycling;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Relation;
import org.finales.api.data.Dataset;

/**
 * What came out when a battery was cycled: the result of the quantity {@code cycling} by the method
 * {@code protocol}; immutable.
 *
 * @param test the test, with the capacity of each cycle
 * @param datasets the data that were recorded
 */
@Concept("finales:CyclingOutcome")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CyclingOutcome(
    @Relation("prov:wasGeneratedBy") @NotNull @Valid BatteryTest test,
    @Relation("schema:result") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Dataset> datasets) {

  /**
   * Copies the lists and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public CyclingOutcome {
    datasets = Checks.list(datasets);
    Checks.of("cycling outcome").required("test", test).items("datasets", datasets).done();
  }
}
