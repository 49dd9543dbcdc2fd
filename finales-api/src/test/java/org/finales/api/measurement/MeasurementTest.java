package org.finales.api.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.finales.api.measurement.Samples.numbers;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.finales.api.capability.BuiltInCapabilities;
import org.finales.api.capability.BuiltInCapability;
import org.finales.api.json.FinalesJson;
import org.finales.api.json.JsonException;
import org.finales.api.quantity.Unit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class MeasurementTest {

  static List<Measurement> measurements() {
    return Samples.all();
  }

  @ParameterizedTest
  @MethodSource("measurements")
  void goesThroughJsonUnchanged(Measurement measurement) {
    assertThat(
            FinalesJson.convert(
                FinalesJson.read(FinalesJson.write(measurement)), measurement.getClass()))
        .isEqualTo(measurement);
  }

  @Test
  void isWrittenInTheShapeOfFinales2() {
    ConductivityMeasurement conductivity =
        new ConductivityMeasurement(
            numbers("0.9130"),
            Unit.parse("siemens / meter"),
            null,
            new BigDecimal("298.15"),
            new MeasurementMeta(true, 4));
    assertThat(MeasurementResult.of(null, conductivity).toJson())
        .hasToString(
            "{\"conductivity\":{\"values\":[0.9130],\"unit\":\"siemens / meter\",\"temperature\":298.15,"
                + "\"meta\":{\"success\":true,\"rating\":4}}}");
  }

  @Test
  void aMissingUnitIsThatOfFinales2() {
    JsonNode json =
        FinalesJson.read(
            "{\"values\":[6],\"temperature\":null,\"meta\":{\"success\":true,\"rating\":5}}");
    assertThat(ConductivityMeasurement.read(json).unit()).isEqualTo(Unit.parse("siemens / meter"));
    assertThat(DensityMeasurement.read(json).unit())
        .isEqualTo(Unit.parse("gram / centimeter ** 3"));
    assertThat(ViscosityMeasurement.read(json).unit())
        .isEqualTo(Unit.parse("millipascal * second"));
    assertThat(ViscosityMeasurement.read(json).kind()).isEqualTo(ViscosityKind.DYNAMIC);
    assertThat(DensityMeasurement.read(json).temperatureKelvin()).isNull();
  }

  @Test
  void meansAreTakenInTheUnitThatIsAskedFor() {
    ConductivityMeasurement conductivity =
        ConductivityMeasurement.of(
            numbers("9.1", "9.2", "9.3"), Unit.parse("mS/cm"), null, null, MeasurementMeta.best());
    assertThat(conductivity.mean(Unit.parse("S/m"))).hasValue(0.92);
    assertThat(conductivity.quantities().size()).isEqualTo(3);
    assertThat(
            DensityMeasurement.of(List.of(), null, null, null, MeasurementMeta.failed())
                .mean(Unit.parse("kg/m3")))
        .isEmpty();
    assertThatThrownBy(() -> conductivity.mean(Unit.parse("K")))
        .hasMessageContaining("do not measure the same thing");
  }

  @Test
  void everyProblemIsNamedAtOnce() {
    assertThatThrownBy(
            () ->
                new DensityMeasurement(
                    numbers("1.2", "-1"),
                    Unit.parse("mS/cm"),
                    numbers("0.1"),
                    new BigDecimal("-3"),
                    MeasurementMeta.best()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "the unit of a density must measure the same as gram / centimeter ** 3 (dimension m-3.kg)")
        .hasMessageContaining("values[1] must be more than 0")
        .hasMessageContaining("uncertainty: there are 1 for 2 values")
        .hasMessageContaining("temperature must be more than 0 K");
    assertThatThrownBy(
            () ->
                new ViscosityMeasurement(
                    ViscosityKind.KINEMATIC,
                    numbers("1"),
                    Unit.parse("cP"),
                    null,
                    null,
                    MeasurementMeta.best()))
        .hasMessageContaining("kinematic viscosity");
    assertThatThrownBy(() -> new MeasurementMeta(true, 6))
        .hasMessage("the rating must be between 0 and 5, it is 6");
    assertThatThrownBy(
            () ->
                new SpectrumMeasurement(
                    " ",
                    new SpectrumColumn("wavenumber", numbers("1", "2"), Unit.parse("cm-1")),
                    new SpectrumColumn("absorbance", numbers("1"), Unit.ONE),
                    null,
                    null,
                    MeasurementMeta.best()))
        .hasMessageContaining("technique must have 1 to 200 characters")
        .hasMessageContaining("there are 1 intensities for 2 points on the axis");
  }

  @Test
  void badJsonIsRefusedWithThePlace() {
    assertThatThrownBy(
            () ->
                DensityMeasurement.read(
                    FinalesJson.read(
                        "{\"values\":[1],\"unit\":\"g/flurb\",\"meta\":{\"success\":true,\"rating\":1}}")))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("unknown unit 'flurb'")
        .hasMessageContaining("/unit");
    assertThatThrownBy(() -> DensityMeasurement.read(FinalesJson.read("{\"values\":[1]}")))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("meta");
    assertThatThrownBy(
            () ->
                DensityMeasurement.read(
                    FinalesJson.read(
                        "{\"values\":[null],\"meta\":{\"success\":true,\"rating\":1}}")))
        .isInstanceOf(JsonException.class);
    assertThatThrownBy(() -> DensityMeasurement.read(FinalesJson.read("[]")))
        .isInstanceOf(JsonException.class);
    assertThatThrownBy(() -> MeasurementResult.read(FinalesJson.read("{\"spectrum\":{}}")))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("/spectrum");
  }

  @Test
  void theDimensionsOfTheDefaultUnitsAreRight() {
    assertThat(ViscosityKind.DYNAMIC.unit().isEquivalentTo(Unit.parse("mPa.s"))).isTrue();
    assertThat(ViscosityKind.KINEMATIC.unit().isEquivalentTo(Unit.parse("cSt"))).isTrue();
  }

  @Test
  void aPublishedResultOfFinales2FitsTheSchemaAndIsRead() throws IOException {
    JsonNode data =
        FinalesJson.read(Files.readAllBytes(examples("results/conductivity/two_electrode.json")))
            .required("data");
    BuiltInCapability capability =
        BuiltInCapabilities.all().stream()
            .filter(c -> c.quantity().equals("conductivity"))
            .findFirst()
            .orElseThrow();
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    assertThat(registry.getSchema(capability.resultSchema()).validate(data)).isEmpty();
    MeasurementResult result = MeasurementResult.read(data);
    assertThat(result.conductivity()).isNotNull();
    assertThat(result.conductivity().mean(Unit.parse("mS/cm"))).hasValue(6.0);
    assertThat(result.runInfo()).isNotNull();
    assertThat(result.runInfo().formulation().components()).hasSize(4);
  }

  @Test
  void publishedRequestsOfFinales2FitTheParameters() throws IOException {
    for (String method : capabilityMethods("conductivity")) {
      JsonNode parameters =
          FinalesJson.read(
                  Files.readAllBytes(examples("requests/conductivity/" + method + ".json")))
              .required("parameters")
              .required(method);
      SchemaRegistry registry =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
      assertThat(
              registry
                  .getSchema(BuiltInCapabilities.all().get(2).parametersSchema())
                  .validate(parameters))
          .as(method)
          .isEmpty();
    }
  }

  private static List<String> capabilityMethods(String quantity) {
    return BuiltInCapabilities.all().stream()
        .filter(capability -> capability.quantity().equals(quantity))
        .findFirst()
        .orElseThrow()
        .methods();
  }

  private static Path examples(String file) {
    String property = System.getProperty("finales.data", "");
    String folder = property.isBlank() || property.startsWith("${") ? "" : property;
    Path path = Path.of(folder, "finales2", "examples").resolve(file);
    boolean present = !folder.isEmpty() && Files.exists(path);
    if (Boolean.getBoolean("finales.noskip")) {
      assertThat(present)
          .as("real data in the folder that -Dfinales.data names: %s", path)
          .isTrue();
    }
    Assumptions.assumeTrue(
        present, "no real data: name their folder by -Dfinales.data or FINALES_DATA");
    return path;
  }
}
