package org.finales.api.cycling;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Relation;
import org.finales.api.chemistry.Electrolyte;
import org.finales.api.property.Attribute;
import org.jspecify.annotations.Nullable;

/**
 * How cells are expected to age: the result of the quantity {@code degradation} by the method
 * {@code forecast}; immutable.
 *
 * @param forecasts one for each cell, at least one
 * @param electrolyte the electrolyte of all of them; or null
 * @param reference number of the run in the answering laboratory; or null
 * @param attributes anything else that is worth knowing
 */
@Concept("finales:DegradationOutcome")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DegradationOutcome(
    @Relation("hasOutput") @NotEmpty @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid DegradationForecast> forecasts,
    @Relation("hasElectrolyte") @Valid @Nullable Electrolyte electrolyte,
    @Relation("finales:internalReference") @Size(max = Checks.MAX_NAME) @Nullable String reference,
    @Relation("schema:additionalProperty") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Attribute> attributes) {

  /**
   * Copies the lists and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public DegradationOutcome {
    forecasts = Checks.list(forecasts);
    attributes = Checks.list(attributes);
    Checks.of("degradation outcome")
        .items("forecasts", forecasts)
        .text("reference", reference, Checks.MAX_NAME)
        .items("attributes", attributes)
        .that(!forecasts.isEmpty(), "forecasts is empty; at least one is needed")
        .done();
  }

  /** Starts an empty one. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts one with everything that this has. */
  public Builder toBuilder() {
    Builder copy = new Builder();
    copy.forecasts = forecasts;
    copy.electrolyte = electrolyte;
    copy.reference = reference;
    copy.attributes = attributes;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private List<DegradationForecast> forecasts = List.of();
    private @Nullable Electrolyte electrolyte;
    private @Nullable String reference;
    private List<Attribute> attributes = List.of();

    private Builder() {}

    /** Sets the one for each cell, at least one. */
    public Builder forecasts(List<DegradationForecast> newForecasts) {
      forecasts = newForecasts;
      return this;
    }

    /** Sets the electrolyte of all of them. */
    public Builder electrolyte(@Nullable Electrolyte newElectrolyte) {
      electrolyte = newElectrolyte;
      return this;
    }

    /** Sets the number of the run in the answering laboratory. */
    public Builder reference(@Nullable String newReference) {
      reference = newReference;
      return this;
    }

    /** Sets anything else that is worth knowing. */
    public Builder attributes(List<Attribute> newAttributes) {
      attributes = newAttributes;
      return this;
    }

    /**
     * Returns what was gathered.
     *
     * @throws IllegalArgumentException with every problem
     */
    public DegradationOutcome build() {
      return new DegradationOutcome(forecasts, electrolyte, reference, attributes);
    }
  }
}
