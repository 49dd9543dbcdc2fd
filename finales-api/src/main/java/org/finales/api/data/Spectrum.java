package org.finales.api.data;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Identity;
import org.finales.api.battinfo.Kind;
import org.finales.api.battinfo.Relation;
import org.finales.api.measurement.PropertyMeasurement;
import org.finales.api.property.Attribute;
import org.jspecify.annotations.Nullable;

/**
 * A one-dimensional spectrum with its values; immutable.
 *
 * @param id IRI of the spectrum; or null
 * @param title its title; or null
 * @param axisKind what it is taken along
 * @param axis where it was taken, in its order
 * @param intensity what was found there, as many values as there are on the axis
 * @param uncertainty standard uncertainty of each intensity, in their unit; or null
 * @param generatedBy the measurement that it came out of; or null
 * @param attributes anything else that is worth knowing
 */
@Concept({"finales:Spectrum", "CharacterisationData", "dcat:Dataset", "schema:Dataset"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Spectrum(
    @Identity @Size(max = Checks.MAX_IRI) @Nullable String id,
    @Relation("dcterms:title") @Size(max = Checks.MAX_NAME) @Nullable String title,
    @Kind @NotNull SpectrumAxis axisKind,
    @Relation("finales:axis") @NotNull @Valid DataColumn axis,
    @Relation("finales:intensity") @NotNull @Valid DataColumn intensity,
    @Relation("finales:intensityUncertainty") @Valid @Nullable DataColumn uncertainty,
    @Relation("prov:wasGeneratedBy") @Valid @Nullable PropertyMeasurement generatedBy,
    @Relation("schema:additionalProperty") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Attribute> attributes) {

  /**
   * Copies the lists and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public Spectrum {
    attributes = Checks.list(attributes);
    Checks.of("spectrum")
        .iri("id", id)
        .text("title", title, Checks.MAX_NAME)
        .required("axisKind", axisKind)
        .required("axis", axis)
        .required("intensity", intensity)
        .items("attributes", attributes)
        .that(
            axis == null || intensity == null || axis.values().size() == intensity.values().size(),
            "axis and intensity differ in their number of values")
        .that(
            intensity == null
                || uncertainty == null
                || uncertainty.values().size() == intensity.values().size(),
            "intensity and uncertainty differ in their number of values")
        .unit(
            "axis/unit",
            axis == null ? null : axis.unit(),
            axisKind == null ? "1" : axisKind.unit().symbol())
        .done();
  }

  /** Starts one with its required parts. */
  public static Builder builder(SpectrumAxis axisKind, DataColumn axis, DataColumn intensity) {
    return new Builder(axisKind, axis, intensity);
  }

  /** Starts one with everything that this has. */
  public Builder toBuilder() {
    Builder copy = new Builder(axisKind, axis, intensity);
    copy.id = id;
    copy.title = title;
    copy.uncertainty = uncertainty;
    copy.generatedBy = generatedBy;
    copy.attributes = attributes;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private final SpectrumAxis axisKind;
    private final DataColumn axis;
    private final DataColumn intensity;
    private @Nullable String id;
    private @Nullable String title;
    private @Nullable DataColumn uncertainty;
    private @Nullable PropertyMeasurement generatedBy;
    private List<Attribute> attributes = List.of();

    private Builder(SpectrumAxis axisKind, DataColumn axis, DataColumn intensity) {
      this.axisKind = axisKind;
      this.axis = axis;
      this.intensity = intensity;
    }

    /** Sets the IRI of the spectrum. */
    public Builder id(@Nullable String newId) {
      id = newId;
      return this;
    }

    /** Sets its title. */
    public Builder title(@Nullable String newTitle) {
      title = newTitle;
      return this;
    }

    /** Sets the standard uncertainty of each intensity, in their unit. */
    public Builder uncertainty(@Nullable DataColumn newUncertainty) {
      uncertainty = newUncertainty;
      return this;
    }

    /** Sets the measurement that it came out of. */
    public Builder generatedBy(@Nullable PropertyMeasurement newGeneratedBy) {
      generatedBy = newGeneratedBy;
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
    public Spectrum build() {
      return new Spectrum(
          id, title, axisKind, axis, intensity, uncertainty, generatedBy, attributes);
    }
  }
}
