package org.finales.api.cycling;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.finales.api.battinfo.Checks;
import org.finales.api.battinfo.Concept;
import org.finales.api.battinfo.Identity;
import org.finales.api.battinfo.Relation;
import org.finales.api.property.Attribute;
import org.finales.api.property.Condition;
import org.finales.api.property.Observation;
import org.jspecify.annotations.Nullable;

/**
 * A protocol run on a battery: on which channel, when, under which conditions, and what came out;
 * immutable.
 *
 * @param id IRI of the test; or null
 * @param name what people call it; or null
 * @param type what it is for, as {@code cycling}; or null
 * @param status how far it has come; or null
 * @param description more about it; or null
 * @param testObject IRI of the cell or battery; or null
 * @param testEquipment IRI of the cycler; or null
 * @param channel IRI of its channel; or null
 * @param protocol IRI of the protocol; or null
 * @param operator IRI of who ran it; or null
 * @param project IRI of the project that it is for; or null
 * @param started when it began; or null
 * @param ended when it ended; or null
 * @param conditions what held meanwhile
 * @param datasets IRIs of the data sets that came out
 * @param outputs what came out, as the capacity of each cycle
 * @param attributes anything else that is worth knowing
 */
@Concept({"BatteryTest", "schema:Action", "prov:Activity"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record BatteryTest(
    @Identity @Size(max = Checks.MAX_IRI) @Nullable String id,
    @Relation("schema:name") @Size(max = Checks.MAX_NAME) @Nullable String name,
    @Relation("schema:additionalType") @Size(max = Checks.MAX_NAME) @Nullable String type,
    @Relation("schema:actionStatus") @Nullable TestStatus status,
    @Relation("schema:description") @Size(max = Checks.MAX_TEXT) @Nullable String description,
    @Relation(value = "hasTestObject", link = true) @Size(max = Checks.MAX_IRI)
        @Nullable String testObject,
    @Relation(value = "hasTestEquipment", link = true) @Size(max = Checks.MAX_IRI)
        @Nullable String testEquipment,
    @Relation(value = "finales:channel", link = true) @Size(max = Checks.MAX_IRI)
        @Nullable String channel,
    @Relation(value = "prov:used", link = true) @Size(max = Checks.MAX_IRI)
        @Nullable String protocol,
    @Relation(value = "prov:wasAssociatedWith", link = true, readAlso = "hasOperator")
        @Size(max = Checks.MAX_IRI)
        @Nullable String operator,
    @Relation(value = "schema:isPartOf", link = true) @Size(max = Checks.MAX_IRI)
        @Nullable String project,
    @Relation("prov:startedAtTime") @Nullable Instant started,
    @Relation("prov:endedAtTime") @Nullable Instant ended,
    @Relation("hasMeasurementParameter") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Condition> conditions,
    @Relation(value = "schema:result", link = true) @Size(max = Checks.MAX_ITEMS)
        List<@NotNull String> datasets,
    @Relation("hasOutput") @Size(max = Checks.MAX_ITEMS) List<@NotNull @Valid Observation> outputs,
    @Relation("schema:additionalProperty") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Attribute> attributes) {

  /**
   * Copies the lists and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public BatteryTest {
    conditions = Checks.list(conditions);
    datasets = Checks.list(datasets);
    outputs = Checks.list(outputs);
    attributes = Checks.list(attributes);
    Checks.of("battery test")
        .iri("id", id)
        .text("name", name, Checks.MAX_NAME)
        .text("type", type, Checks.MAX_NAME)
        .text("description", description, Checks.MAX_TEXT)
        .iri("testObject", testObject)
        .iri("testEquipment", testEquipment)
        .iri("channel", channel)
        .iri("protocol", protocol)
        .iri("operator", operator)
        .iri("project", project)
        .items("conditions", conditions)
        .iris("datasets", datasets)
        .items("outputs", outputs)
        .items("attributes", attributes)
        .that(
            started == null || ended == null || !ended.isBefore(started),
            "ended must not be before started")
        .done();
  }

  /** Starts an empty one. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts one with everything that this has. */
  public Builder toBuilder() {
    Builder copy = new Builder();
    copy.id = id;
    copy.name = name;
    copy.type = type;
    copy.status = status;
    copy.description = description;
    copy.testObject = testObject;
    copy.testEquipment = testEquipment;
    copy.channel = channel;
    copy.protocol = protocol;
    copy.operator = operator;
    copy.project = project;
    copy.started = started;
    copy.ended = ended;
    copy.conditions = conditions;
    copy.datasets = datasets;
    copy.outputs = outputs;
    copy.attributes = attributes;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private @Nullable String id;
    private @Nullable String name;
    private @Nullable String type;
    private @Nullable TestStatus status;
    private @Nullable String description;
    private @Nullable String testObject;
    private @Nullable String testEquipment;
    private @Nullable String channel;
    private @Nullable String protocol;
    private @Nullable String operator;
    private @Nullable String project;
    private @Nullable Instant started;
    private @Nullable Instant ended;
    private List<Condition> conditions = List.of();
    private List<String> datasets = List.of();
    private List<Observation> outputs = List.of();
    private List<Attribute> attributes = List.of();

    private Builder() {}

    /** Sets the IRI of the test. */
    public Builder id(@Nullable String newId) {
      id = newId;
      return this;
    }

    /** Sets what people call it. */
    public Builder name(@Nullable String newName) {
      name = newName;
      return this;
    }

    /** Sets what it is for, as {@code cycling}. */
    public Builder type(@Nullable String newType) {
      type = newType;
      return this;
    }

    /** Sets how far it has come. */
    public Builder status(@Nullable TestStatus newStatus) {
      status = newStatus;
      return this;
    }

    /** Sets what else there is to say about it. */
    public Builder description(@Nullable String newDescription) {
      description = newDescription;
      return this;
    }

    /** Sets the IRI of the cell or battery. */
    public Builder testObject(@Nullable String newTestObject) {
      testObject = newTestObject;
      return this;
    }

    /** Sets the IRI of the cycler. */
    public Builder testEquipment(@Nullable String newTestEquipment) {
      testEquipment = newTestEquipment;
      return this;
    }

    /** Sets the IRI of its channel. */
    public Builder channel(@Nullable String newChannel) {
      channel = newChannel;
      return this;
    }

    /** Sets the IRI of the protocol. */
    public Builder protocol(@Nullable String newProtocol) {
      protocol = newProtocol;
      return this;
    }

    /** Sets the IRI of who ran it. */
    public Builder operator(@Nullable String newOperator) {
      operator = newOperator;
      return this;
    }

    /** Sets the IRI of the project that it is for. */
    public Builder project(@Nullable String newProject) {
      project = newProject;
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

    /** Sets the IRIs of the data sets that came out. */
    public Builder datasets(List<String> newDatasets) {
      datasets = newDatasets;
      return this;
    }

    /** Sets what came out, as the capacity of each cycle. */
    public Builder outputs(List<Observation> newOutputs) {
      outputs = newOutputs;
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
    public BatteryTest build() {
      return new BatteryTest(
          id,
          name,
          type,
          status,
          description,
          testObject,
          testEquipment,
          channel,
          protocol,
          operator,
          project,
          started,
          ended,
          conditions,
          datasets,
          outputs,
          attributes);
    }
  }
}
