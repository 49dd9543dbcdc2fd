package org.finales.api.data;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
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
 * Data that were recorded: what they are about, how they came about, where they are and what their
 * columns mean; immutable.
 *
 * @param id IRI of the data set; or null
 * @param kinds what is in it
 * @param title its title; or null
 * @param description more about it; or null
 * @param creators IRIs of who made it
 * @param license IRI of the licence; or null
 * @param conformsTo IRI of the format, as that of the Battery Data Format; or null
 * @param subjects IRIs of what it is about, as a cell and its test
 * @param created when it was made; or null
 * @param issued when it was published; or null
 * @param keywords words to find it by
 * @param generatedBy the measurement that it came out of; or null
 * @param distributions its files
 * @param tableSchema its columns; or null
 * @param attributes anything else that is worth knowing
 */
@Concept({"dcat:Dataset", "schema:Dataset"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Dataset(
    @Identity @Size(max = Checks.MAX_IRI) @Nullable String id,
    @Kind @Size(max = Checks.MAX_ITEMS) List<@NotNull DatasetKind> kinds,
    @Relation("dcterms:title") @Size(max = Checks.MAX_NAME) @Nullable String title,
    @Relation("dcterms:description") @Size(max = Checks.MAX_TEXT) @Nullable String description,
    @Relation(value = "dcterms:creator", link = true) @Size(max = Checks.MAX_ITEMS)
        List<@NotNull String> creators,
    @Relation(value = "dcterms:license", link = true) @Size(max = Checks.MAX_IRI)
        @Nullable String license,
    @Relation(value = "dcterms:conformsTo", link = true) @Size(max = Checks.MAX_IRI)
        @Nullable String conformsTo,
    @Relation(value = "dcterms:subject", link = true) @Size(max = Checks.MAX_ITEMS)
        List<@NotNull String> subjects,
    @Relation("dcterms:created") @Nullable Instant created,
    @Relation("dcterms:issued") @Nullable LocalDate issued,
    @Relation("dcat:keyword") @Size(max = Checks.MAX_ITEMS) List<@NotNull String> keywords,
    @Relation("prov:wasGeneratedBy") @Valid @Nullable PropertyMeasurement generatedBy,
    @Relation("dcat:distribution") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Distribution> distributions,
    @Relation("csvw:tableSchema") @Valid @Nullable TableSchema tableSchema,
    @Relation("schema:additionalProperty") @Size(max = Checks.MAX_ITEMS)
        List<@NotNull @Valid Attribute> attributes) {

  /**
   * Copies the lists and checks everything.
   *
   * @throws IllegalArgumentException with every problem
   */
  public Dataset {
    kinds = Checks.list(kinds);
    creators = Checks.list(creators);
    subjects = Checks.list(subjects);
    keywords = Checks.list(keywords);
    distributions = Checks.list(distributions);
    attributes = Checks.list(attributes);
    Checks.of("dataset")
        .iri("id", id)
        .items("kinds", kinds)
        .text("title", title, Checks.MAX_NAME)
        .text("description", description, Checks.MAX_TEXT)
        .iris("creators", creators)
        .iri("license", license)
        .iri("conformsTo", conformsTo)
        .iris("subjects", subjects)
        .texts("keywords", keywords)
        .items("distributions", distributions)
        .items("attributes", attributes)
        .done();
  }

  /** IRI of the Battery Data Format, for {@code conformsTo}. */
  public static final String BATTERY_DATA_FORMAT =
      "https://w3id.org/battery-data-alliance/ontology/battery-data-format/schema";

  /** Starts an empty one. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts one with everything that this has. */
  public Builder toBuilder() {
    Builder copy = new Builder();
    copy.id = id;
    copy.kinds = kinds;
    copy.title = title;
    copy.description = description;
    copy.creators = creators;
    copy.license = license;
    copy.conformsTo = conformsTo;
    copy.subjects = subjects;
    copy.created = created;
    copy.issued = issued;
    copy.keywords = keywords;
    copy.generatedBy = generatedBy;
    copy.distributions = distributions;
    copy.tableSchema = tableSchema;
    copy.attributes = attributes;
    return copy;
  }

  /** Gathers the parts. Not thread-safe. */
  public static final class Builder {
    private @Nullable String id;
    private List<DatasetKind> kinds = List.of();
    private @Nullable String title;
    private @Nullable String description;
    private List<String> creators = List.of();
    private @Nullable String license;
    private @Nullable String conformsTo;
    private List<String> subjects = List.of();
    private @Nullable Instant created;
    private @Nullable LocalDate issued;
    private List<String> keywords = List.of();
    private @Nullable PropertyMeasurement generatedBy;
    private List<Distribution> distributions = List.of();
    private @Nullable TableSchema tableSchema;
    private List<Attribute> attributes = List.of();

    private Builder() {}

    /** Sets the IRI of the data set. */
    public Builder id(@Nullable String newId) {
      id = newId;
      return this;
    }

    /** Sets what is in it. */
    public Builder kinds(List<DatasetKind> newKinds) {
      kinds = newKinds;
      return this;
    }

    /** Sets its title. */
    public Builder title(@Nullable String newTitle) {
      title = newTitle;
      return this;
    }

    /** Sets what else there is to say about it. */
    public Builder description(@Nullable String newDescription) {
      description = newDescription;
      return this;
    }

    /** Sets the IRIs of who made it. */
    public Builder creators(List<String> newCreators) {
      creators = newCreators;
      return this;
    }

    /** Sets the IRI of the licence. */
    public Builder license(@Nullable String newLicense) {
      license = newLicense;
      return this;
    }

    /** Sets the IRI of the format, as that of the Battery Data Format. */
    public Builder conformsTo(@Nullable String newConformsTo) {
      conformsTo = newConformsTo;
      return this;
    }

    /** Sets the IRIs of what it is about, as a cell and its test. */
    public Builder subjects(List<String> newSubjects) {
      subjects = newSubjects;
      return this;
    }

    /** Sets when it was made. */
    public Builder created(@Nullable Instant newCreated) {
      created = newCreated;
      return this;
    }

    /** Sets when it was published. */
    public Builder issued(@Nullable LocalDate newIssued) {
      issued = newIssued;
      return this;
    }

    /** Sets the words to find it by. */
    public Builder keywords(List<String> newKeywords) {
      keywords = newKeywords;
      return this;
    }

    /** Sets the measurement that it came out of. */
    public Builder generatedBy(@Nullable PropertyMeasurement newGeneratedBy) {
      generatedBy = newGeneratedBy;
      return this;
    }

    /** Sets its files. */
    public Builder distributions(List<Distribution> newDistributions) {
      distributions = newDistributions;
      return this;
    }

    /** Sets its columns. */
    public Builder tableSchema(@Nullable TableSchema newTableSchema) {
      tableSchema = newTableSchema;
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
    public Dataset build() {
      return new Dataset(
          id,
          kinds,
          title,
          description,
          creators,
          license,
          conformsTo,
          subjects,
          created,
          issued,
          keywords,
          generatedBy,
          distributions,
          tableSchema,
          attributes);
    }
  }
}
