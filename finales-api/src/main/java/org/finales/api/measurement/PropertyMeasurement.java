package org.finales.api.measurement;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Identity;
import org.finales.api.battinfo.Kind;
import org.finales.api.battinfo.Relation;
import org.finales.api.property.Attribute;
import org.finales.api.property.Condition;
import org.finales.api.property.Observation;
import org.jspecify.annotations.Nullable;

/**
 * One run of a method on a sample: with what, by whom, when, under which conditions, and what came
 * out; immutable.
 *
 * @param id IRI of the run; or null
 * @param method how it was measured
 * @param technique the method in the words of the laboratory; or null
 * @param name what people call the run; or null
 * @param description more about it; or null
 * @param sample IRI of what was measured; or null
 * @param instrument IRI of what it was measured with; or null
 * @param operator IRI of who measured; or null
 * @param laboratory IRI of where it was measured; or null
 * @param started when it began; or null
 * @param ended when it ended; or null
 * @param conditions what held meanwhile
 * @param outputs what came out
 * @param data IRIs of the data sets that came out
 * @param attributes anything else that is worth knowing
 */
@Concept({"schema:Action", "prov:Activity"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PropertyMeasurement(
    @Identity @Size(max = Checks.MAX_IRI) @Nullable String id,
    @Kind @NotNull MeasurementMethod method,
    @Relation("schema:measurementTechnique") @Size(max = Checks.MAX_NAME)
        @Nullable String technique,
    @Relation("schema:name") @Size(max = Checks.MAX_NAME) @Nullable String name,
    @Relation("schema:description") @Size(max = Checks.MAX_TEXT) @Nullable String description,
    @Relation(value = "hasMeasurementSample", link = true) @Size(max = Checks.MAX_IRI)
        @Nullable String sample,
    @Relation(value = "hasTestEquipment", link = true) @Size(max = Checks.MAX_IRI)
        @Nullable String instrument,
    @Relation(value = "prov:wasAssociatedWith", link = true, readAlso = "hasOperator")
        @Size(max = Checks.MAX_IRI)
        @Nullable String operator,
    @Relation(value = "hasLaboratory", link = true) @Size(max = Checks.MAX_IRI)
        @Nullable String laboratory,
    @Relation("prov:startedAtTime") @Nullable Instant started,
    @Relation("prov:endedAtTime") @Nullable Instant ended,
    @Relation("hasMeasurementParameter") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Condition> conditions,
    @Relation("hasOutput") @Size(max = Checks.MAX_ITEMS) List<@NotNull @Valid Observation> outputs,
    @Relation(value = "schema:result", link = true) @Size(max = Checks.MAX_ITEMS)
        List<@NotNull String> data,
    @Relation("schema:additionalProperty") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Attribute> attributes) {

  /**
   * Copies the lists and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public PropertyMeasurement {
    conditions = Checks.list(conditions);
    outputs = Checks.list(outputs);
    data = Checks.list(data);
    attributes = Checks.list(attributes);
    Checks.of("property measurement")
        .iri("id", id)
        .required("method", method)
        .text("technique", technique, Checks.MAX_NAME)
        .text("name", name, Checks.MAX_NAME)
        .text("description", description, Checks.MAX_TEXT)
        .iri("sample", sample)
        .iri("instrument", instrument)
        .iri("operator", operator)
        .iri("laboratory", laboratory)
        .items("conditions", conditions)
        .items("outputs", outputs)
        .iris("data", data)
        .items("attributes", attributes)
        .that(
            started == null || ended == null || !ended.isBefore(started),
            "ended must not be before started")
        .done();
  }

  /** Starts one with its required parts. */
  public static Builder builder(MeasurementMethod method) {
    return new Builder(method);
  }

  /** Starts one with everything that this has. */
  public Builder toBuilder() {
    Builder copy = new Builder(method);
    copy.id = id;
    copy.technique = technique;
    copy.name = name;
    copy.description = description;
    copy.sample = sample;
    copy.instrument = instrument;
    copy.operator = operator;
    copy.laboratory = laboratory;
    copy.started = started;
    copy.ended = ended;
    copy.conditions = conditions;
    copy.outputs = outputs;
    copy.data = data;
    copy.attributes = attributes;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private final MeasurementMethod method;
    private @Nullable String id;
    private @Nullable String technique;
    private @Nullable String name;
    private @Nullable String description;
    private @Nullable String sample;
    private @Nullable String instrument;
    private @Nullable String operator;
    private @Nullable String laboratory;
    private @Nullable Instant started;
    private @Nullable Instant ended;
    private List<Condition> conditions = List.of();
    private List<Observation> outputs = List.of();
    private List<String> data = List.of();
    private List<Attribute> attributes = List.of();

    private Builder(MeasurementMethod method) {
      this.method = method;
    }

    /** Sets the IRI of the run. */
    public Builder id(@Nullable String newId) {
      id = newId;
      return this;
    }

    /** Sets the method in the words of the laboratory. */
    public Builder technique(@Nullable String newTechnique) {
      technique = newTechnique;
      return this;
    }

    /** Sets what people call the run. */
    public Builder name(@Nullable String newName) {
      name = newName;
      return this;
    }

    /** Sets what else there is to say about it. */
    public Builder description(@Nullable String newDescription) {
      description = newDescription;
      return this;
    }

    /** Sets the IRI of what was measured. */
    public Builder sample(@Nullable String newSample) {
      sample = newSample;
      return this;
    }

    /** Sets the IRI of what it was measured with. */
    public Builder instrument(@Nullable String newInstrument) {
      instrument = newInstrument;
      return this;
    }

    /** Sets the IRI of who measured. */
    public Builder operator(@Nullable String newOperator) {
      operator = newOperator;
      return this;
    }

    /** Sets the IRI of where it was measured. */
    public Builder laboratory(@Nullable String newLaboratory) {
      laboratory = newLaboratory;
      return this;
    }

    /** Sets when it began. */
    public Builder started(@Nullable Instant newStarted) {
      started = newStarted;
      return this;
    }

    /** Sets when it ended. */
    public Builder ended(@Nullable Instant newEnded) {
      ended = newEnded;
      return this;
    }

    /** Sets what held meanwhile. */
    public Builder conditions(List<Condition> newConditions) {
      conditions = newConditions;
      return this;
    }

    /** Sets what came out. */
    public Builder outputs(List<Observation> newOutputs) {
      outputs = newOutputs;
      return this;
    }

    /** Sets the IRIs of the data sets that came out. */
    public Builder data(List<String> newData) {
      data = newData;
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
    public PropertyMeasurement build() {
      return new PropertyMeasurement(
          id,
          method,
          technique,
          name,
          description,
          sample,
          instrument,
          operator,
          laboratory,
          started,
          ended,
          conditions,
          outputs,
          data,
          attributes);
    }
  }
}
