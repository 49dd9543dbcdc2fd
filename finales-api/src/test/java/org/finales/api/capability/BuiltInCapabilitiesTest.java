package org.finales.api.capability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.finales.api.chemistry.Chemical;
import org.finales.api.chemistry.Formulation;
import org.finales.api.chemistry.FractionType;
import org.finales.api.json.FinalesJson;
import org.finales.api.measurement.ConductivityMeasurement;
import org.finales.api.measurement.DensityMeasurement;
import org.finales.api.measurement.Measurement;
import org.finales.api.measurement.MeasurementResult;
import org.finales.api.measurement.Samples;
import org.finales.api.measurement.ViscosityMeasurement;
import org.finales.api.quantity.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schemas are valid, and say the same as the records. */
class BuiltInCapabilitiesTest {

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  static List<BuiltInCapability> everything() {
    return BuiltInCapabilities.all();
  }

  static List<BuiltInCapability> capabilities() {
    return BuiltInCapabilities.all().subList(0, 4);
  }

  @Test
  void laboratoriesDoMoreThanMeasureAndTheWordsAreThoseOfFinales2() {
    assertThat(everything().subList(4, everything().size()))
        .extracting(capability -> capability.quantity() + " " + capability.methods())
        .containsExactly(
            "cell_assembly [autobass_assembly]",
            "capacity [cycling]",
            "degradationEOL [degradation_model, degradation_workflow]",
            "transport [transport_service]",
            "cycling_channel [service]",
            "electrolyte [flow]",
            "radial_density_function [molacular_dynamics]",
            "cycling [protocol]",
            "degradation [forecast, cycling_and_forecast]",
            "transport [delivery]",
            "channel_reservation [reservation]");
  }

  @ParameterizedTest
  @MethodSource("everything")
  void everySchemaFitsTheMetaschemaAndNamesUnits(BuiltInCapability capability) {
    Schema metaschema =
        REGISTRY.getSchema(
            com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    assertThat(metaschema.validate(capability.parametersSchema())).isEmpty();
    assertThat(metaschema.validate(capability.resultSchema())).isEmpty();
    List<String> units = new ArrayList<>();
    gatherUnits(capability.parametersSchema(), units);
    gatherUnits(capability.resultSchema(), units);
    assertThat(units).allSatisfy(unit -> assertThat(Unit.tryParse(unit)).as(unit).isPresent());
  }

  @Test
  void theQuantitiesAndMethodsHaveTheNamesOfFinales2WhereItHasThem() {
    assertThat(capabilities())
        .extracting(capability -> capability.quantity() + " " + capability.methods())
        .containsExactly(
            "density [vibrating_tube_densimetry, molecular_dynamics]",
            "viscosity [rolling_ball_viscometry, molecular_dynamics]",
            "conductivity [two_electrode, molecular_dynamics, polynomial_interpolation]",
            "spectrum [infrared_spectroscopy, simulation]");
  }

  @Test
  void onlyWhatIsComputedMayBeDoneAgain() {
    assertThat(BuiltInCapabilities.drafts())
        .filteredOn(draft -> Boolean.TRUE.equals(draft.repeatable()))
        .extracting(draft -> draft.quantity() + "/" + draft.method())
        .containsExactly(
            "density/molecular_dynamics",
            "viscosity/molecular_dynamics",
            "conductivity/molecular_dynamics",
            "conductivity/polynomial_interpolation",
            "spectrum/simulation",
            "degradationEOL/degradation_model",
            "radial_density_function/molacular_dynamics",
            "degradation/forecast");
    assertThat(BuiltInCapabilities.drafts()).hasSize(22);
  }

  @ParameterizedTest
  @MethodSource("capabilities")
  void theSchemasFitTheMetaschemaOf202012(BuiltInCapability capability) {
    Schema metaschema =
        REGISTRY.getSchema(
            com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    assertThat(metaschema.validate(capability.parametersSchema())).isEmpty();
    assertThat(metaschema.validate(capability.resultSchema())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("capabilities")
  void everyUnitInTheSchemasIsAUnit(BuiltInCapability capability) {
    List<String> units = new ArrayList<>();
    gatherUnits(capability.parametersSchema(), units);
    gatherUnits(capability.resultSchema(), units);
    assertThat(units)
        .contains("kelvin", "gram / centimeter ** 3", "millipascal * second", "siemens / meter")
        .allSatisfy(unit -> assertThat(Unit.tryParse(unit)).isPresent());
  }

  private static void gatherUnits(JsonNode node, List<String> units) {
    if (node.path("unit").isString()) {
      units.add(node.path("unit").stringValue());
    }
    node.forEach(child -> gatherUnits(child, units));
  }

  @Test
  void theUnitsOfTheSchemasAreTheDefaultUnitsOfTheRecords() {
    JsonNode defs = capabilities().get(0).resultSchema().required("$defs");
    Map<String, Unit> units =
        Map.of(
            "Density", DensityMeasurement.DEFAULT_UNIT,
            "Viscosity", ViscosityMeasurement.DEFAULT_UNIT,
            "Conductivity", ConductivityMeasurement.DEFAULT_UNIT);
    units.forEach(
        (name, unit) ->
            assertThat(
                    defs.required(name)
                        .required("properties")
                        .required("values")
                        .required("unit")
                        .stringValue())
                .as(name)
                .isEqualTo(unit.symbol()));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "RunInfo, org.finales.api.measurement.RunInfo",
    "Density, org.finales.api.measurement.DensityMeasurement",
    "Viscosity, org.finales.api.measurement.ViscosityMeasurement",
    "Conductivity, org.finales.api.measurement.ConductivityMeasurement",
    "Spectrum, org.finales.api.measurement.SpectrumMeasurement",
    "SpectrumColumn, org.finales.api.measurement.SpectrumColumn",
    "Meta, org.finales.api.measurement.MeasurementMeta",
    "FormulationComponent, org.finales.api.chemistry.FormulationComponent"
  })
  void aRecordAndItsSchemaHaveTheSameFieldsAndRequireTheSame(String definition, Class<?> type) {
    JsonNode schema = capabilities().get(0).resultSchema().required("$defs").required(definition);
    assertThat(fields(type)).as("fields").isEqualTo(names(schema.required("properties")));
    assertThat(requiredFields(type))
        .as("required fields")
        .isEqualTo(texts(schema.required("required")));
  }

  @Test
  void theChemicalOfTheSchemaHasTheFieldsOfTheRecordAndRequiresBothIdentifiersAsFinales2Does() {
    for (BuiltInCapability capability : capabilities()) {
      for (JsonNode schema : List.of(capability.parametersSchema(), capability.resultSchema())) {
        JsonNode chemical = schema.required("$defs").required("Chemical");
        assertThat(fields(Chemical.class)).isEqualTo(names(chemical.required("properties")));
        assertThat(texts(chemical.required("required"))).containsExactly("InChIKey", "SMILES");
        assertThat(
                chemical
                    .required("properties")
                    .required("InChIKey")
                    .required("pattern")
                    .stringValue())
            .isEqualTo(Chemical.INCHI_KEY_PATTERN);
        assertThat(
                chemical
                    .required("properties")
                    .required("SMILES")
                    .required("pattern")
                    .stringValue())
            .isEqualTo(Chemical.SMILES_PATTERN);
        assertThat(
                texts(
                    schema
                        .required("$defs")
                        .required("FormulationComponent")
                        .required("properties")
                        .required("fraction_type")
                        .required("enum")))
            .isEqualTo(
                new TreeSet<>(
                    Stream.concat(
                            Arrays.stream(FractionType.values()).map(FractionType::text),
                            Stream.of("molar fraction"))
                        .toList()));
        assertThat(FractionType.parse("molar fraction")).isEqualTo(FractionType.MOL_PER_MOL);
        assertThat(schema.required("$defs").required("Formulation").required("maxItems").intValue())
            .isEqualTo(Formulation.MAX_COMPONENTS);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("capabilities")
  void theResultHasTheFieldsOfTheRecordAndRequiresItsQuantity(BuiltInCapability capability) {
    JsonNode schema = capability.resultSchema();
    assertThat(fields(MeasurementResult.class)).isEqualTo(names(schema.required("properties")));
    assertThat(requiredFields(MeasurementResult.class)).isEmpty();
    assertThat(texts(schema.required("required"))).containsExactly(capability.quantity());
  }

  @ParameterizedTest
  @MethodSource("capabilities")
  void aResultThatTheRecordsWriteFitsTheSchemaAndOneWithoutItsQuantityDoesNot(
      BuiltInCapability capability) {
    Schema schema = REGISTRY.getSchema(capability.resultSchema());
    for (Measurement measurement : Samples.all()) {
      JsonNode json = MeasurementResult.of(Samples.run(), measurement).toJson();
      if (json.has(capability.quantity())) {
        assertThat(schema.validate(json)).as("%s", json).isEmpty();
        assertThat(MeasurementResult.read(json))
            .isEqualTo(MeasurementResult.of(Samples.run(), measurement));
        ((ObjectNode) json).putNull(capability.quantity());
        assertThat(schema.validate(json)).as("null in place of the quantity").isNotEmpty();
      } else {
        assertThat(schema.validate(json)).as("another quantity alone").isNotEmpty();
      }
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "density | {'values': [1.2], 'meta': {'success': true, 'rating': 5}} | true",
        "density | {'values': [1.2], 'temperature': null, 'uncertainty': null, 'meta': {'success': true, 'rating': 5}} | true",
        "density | {'values': [], 'meta': {'success': false, 'rating': 0}} | true",
        "density | {'values': [], 'meta': {'success': true, 'rating': 0}} | false",
        "density | {'values': [0], 'meta': {'success': true, 'rating': 5}} | false",
        "density | {'values': ['1.2'], 'meta': {'success': true, 'rating': 5}} | false",
        "density | {'values': 1.2, 'meta': {'success': true, 'rating': 5}} | false",
        "density | {'values': [1.2]} | false",
        "density | {'meta': {'success': true, 'rating': 5}} | false",
        "density | {'values': [1.2], 'meta': {'success': true, 'rating': 6}} | false",
        "density | {'values': [1.2], 'meta': {'success': true, 'rating': 2.5}} | false",
        "density | {'values': [1.2], 'meta': {'success': 'yes', 'rating': 5}} | false",
        "density | {'values': [1.2], 'temperature': 0, 'meta': {'success': true, 'rating': 5}} | false",
        "density | {'values': [1.2], 'temprature': 300, 'meta': {'success': true, 'rating': 5}} | false",
        "density | {'values': [1.2], 'uncertainty': [-1], 'meta': {'success': true, 'rating': 5}} | false",
        "viscosity | {'values': [3.1], 'meta': {'success': true, 'rating': 5}} | true",
        "viscosity | {'kind': 'kinematic', 'values': [3.1], 'unit': 'cSt', 'meta': {'success': true, 'rating': 5}} | true",
        "viscosity | {'kind': 'kinematic', 'values': [3.1], 'meta': {'success': true, 'rating': 5}} | false",
        "viscosity | {'kind': 'bulk', 'values': [3.1], 'meta': {'success': true, 'rating': 5}} | false",
        "conductivity | {'values': [0], 'unit': 'mS/cm', 'meta': {'success': true, 'rating': 5}} | true",
        "conductivity | {'values': [-0.1], 'meta': {'success': true, 'rating': 5}} | false",
        "spectrum | {'technique': 'IR', 'axis': {'quantity': 'wavenumber', 'values': [], 'unit': 'cm-1'}, 'intensities': {'quantity': 'counts', 'values': [], 'unit': 'counts'}, 'meta': {'success': false, 'rating': 0}} | true",
        "spectrum | {'technique': 'IR', 'axis': {'quantity': 'wavenumber', 'values': [], 'unit': 'cm-1'}, 'intensities': {'quantity': 'counts', 'values': [], 'unit': 'counts'}, 'meta': {'success': true, 'rating': 0}} | false",
        "spectrum | {'technique': '', 'axis': {'quantity': 'wavenumber', 'values': [1], 'unit': 'cm-1'}, 'intensities': {'quantity': 'counts', 'values': [1], 'unit': 'counts'}, 'meta': {'success': true, 'rating': 0}} | false",
        "spectrum | {'technique': 'IR', 'axis': {'values': [1], 'unit': 'cm-1'}, 'intensities': {'quantity': 'counts', 'values': [1], 'unit': 'counts'}, 'meta': {'success': true, 'rating': 0}} | false"
      })
  void recordAndSchemaAcceptAndRefuseTheSame(String quantity, String json, boolean accepted) {
    JsonNode data = FinalesJson.read("{\"" + quantity + "\":" + json.replace('\'', '"') + "}");
    BuiltInCapability capability =
        capabilities().stream()
            .filter(c -> c.quantity().equals(quantity))
            .findFirst()
            .orElseThrow();
    assertThat(REGISTRY.getSchema(capability.resultSchema()).validate(data).isEmpty())
        .as("the schema accepts it")
        .isEqualTo(accepted);
    assertThat(isRead(data)).as("the record accepts it").isEqualTo(accepted);
  }

  private static boolean isRead(JsonNode data) {
    try {
      MeasurementResult.read(data);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @ParameterizedTest
  @MethodSource("capabilities")
  void parametersAreAFormulationAndPerhapsATemperature(BuiltInCapability capability) {
    Schema schema = REGISTRY.getSchema(capability.parametersSchema());
    ObjectNode parameters = FinalesJson.mapper().createObjectNode();
    assertThat(schema.validate(parameters)).isNotEmpty();
    parameters.set("formulation", Samples.formulation().toJson());
    assertThat(schema.validate(parameters)).isEmpty();
    assertThat(schema.validate(parameters.deepCopy().put("temperature", 298.15))).isEmpty();
    assertThat(schema.validate(parameters.deepCopy().putNull("temperature"))).isEmpty();
    assertThat(schema.validate(parameters.deepCopy().put("temperature", -1))).isNotEmpty();
    assertThat(schema.validate(parameters.deepCopy().put("temprature", 298.15))).isNotEmpty();
    ObjectNode wrong = parameters.deepCopy();
    ((ObjectNode) wrong.required("formulation").required(0)).put("fraction", 1.5);
    assertThat(schema.validate(wrong)).isNotEmpty();
    ((ObjectNode) wrong.required("formulation").required(0)).put("fraction_type", "molePercent");
    assertThat(schema.validate(wrong)).isEmpty();
  }

  @Test
  void theCallerMayChangeItsCopy() {
    ((ObjectNode) capabilities().get(0).resultSchema()).removeAll();
    assertThat(capabilities().get(0).resultSchema().isEmpty()).isFalse();
  }

  private static Set<String> fields(Class<?> type) {
    Set<String> fields = new TreeSet<>();
    for (RecordComponent component : type.getRecordComponents()) {
      JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
      fields.add(
          property == null || property.value().isEmpty() ? component.getName() : property.value());
    }
    return fields;
  }

  /** What the creator that Jackson uses insists on. */
  private static Set<String> requiredFields(Class<?> type) {
    Executable creator = canonicalConstructor(type);
    for (Method method : type.getDeclaredMethods()) {
      if (method.isAnnotationPresent(JsonCreator.class)) {
        creator = method;
      }
    }
    Set<String> required = new TreeSet<>();
    for (Parameter parameter : creator.getParameters()) {
      JsonProperty property = parameter.getAnnotation(JsonProperty.class);
      if (property != null && property.required()) {
        required.add(property.value());
      }
    }
    return required;
  }

  private static Constructor<?> canonicalConstructor(Class<?> type) {
    return Arrays.stream(type.getDeclaredConstructors())
        .filter(constructor -> constructor.getParameterCount() == type.getRecordComponents().length)
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> names(JsonNode object) {
    return new TreeSet<>(object.propertyNames());
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new TreeSet<>();
    array.forEach(text -> texts.add(text.stringValue()));
    return texts;
  }
}
