package org.finales.api.capability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.finales.api.broker.CapabilityDraft;
import org.finales.api.finales2.Finales2Degradation;
import org.finales.api.finales2.Finales2Services;
import org.finales.api.finales2.Finales2Units;
import org.finales.api.json.FinalesJson;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What FINALES 2 publishes has the names and the shapes of the capabilities that come along. */
class PublishedExamplesTest {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private static Path published(String folder) {
    String data = System.getProperty("finales.data", "");
    Path path = Path.of(data, "finales2", folder);
    boolean isThere = !data.isEmpty() && !data.startsWith("$") && Files.isDirectory(path);
    if (!isThere && Boolean.getBoolean("finales.noskip")) {
      throw new IllegalStateException("The folder " + path + " is missing");
    }
    assumeTrue(isThere, "there is no folder with FINALES 2's published files");
    return path;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  @Test
  void eachOfThePublishedCapabilitiesComesAlong() throws IOException {
    List<Path> files = files(published("capabilities"));
    assertThat(files).hasSize(13);
    for (Path file : files) {
      JsonNode capability = FinalesJson.read(Files.readAllBytes(file));
      CapabilityDraft own = draft(capability.path("quantity"), capability.path("method"));
      for (String side : List.of("specifications", "result_output")) {
        JsonNode theirs = capability.path("json_schema_" + side).path("properties");
        JsonNode ours =
            (side.equals("specifications") ? own.parametersSchema() : own.resultSchema())
                .path("properties");
        assertThat(ours.propertyNames())
            .as("%s, %s", file, side)
            .containsAll(
                theirs.propertyNames().stream()
                    .filter(
                        name -> !List.of("RDF", "number_molecules_per_component").contains(name))
                    .toList());
      }
    }
  }

  @Test
  void thePublishedRequestsAndResultsFitUnlessTheirIdentifiersAreMadeUp() throws IOException {
    int fitting = 0;
    for (Path file : files(published("examples/requests"))) {
      JsonNode request = FinalesJson.read(Files.readAllBytes(file));
      for (Map.Entry<String, JsonNode> method : request.path("parameters").properties()) {
        CapabilityDraft own = draft(request.path("quantity"), FinalesJson.tree(method.getKey()));
        if (isSound(method.getValue())) {
          assertThat(REGISTRY.getSchema(own.parametersSchema()).validate(method.getValue()))
              .as("%s", file)
              .isEmpty();
          fitting++;
        }
      }
    }
    for (Path file : files(published("examples/results"))) {
      JsonNode result = FinalesJson.read(Files.readAllBytes(file));
      CapabilityDraft own = draft(result.path("quantity"), result.path("method").get(0));
      if (isSound(result.path("data"))) {
        assertThat(REGISTRY.getSchema(own.resultSchema()).validate(result.path("data")))
            .as("%s", file)
            .isEmpty();
        fitting++;
      }
    }
    assertThat(fitting).as("examples without made-up identifiers").isGreaterThan(10);
  }

  @Test
  void thePublishedExamplesComeBackFromQuantitiesAsTheyWere() throws IOException {
    int translated = 0;
    for (Path file : files(published("examples/requests"))) {
      JsonNode request = FinalesJson.read(Files.readAllBytes(file));
      String quantity = request.path("quantity").stringValue();
      for (Map.Entry<String, JsonNode> method : request.path("parameters").properties()) {
        JsonNode plain = method.getValue();
        JsonNode read = Finales2Units.parameters(quantity, method.getKey(), plain).value();
        assertThat(Finales2Units.plainParameters(quantity, method.getKey(), read))
            .as("%s", file)
            .hasToString(plain.toString());
        translated += read.equals(plain) ? 0 : 1;
      }
    }
    for (Path file : files(published("examples/results"))) {
      JsonNode result = FinalesJson.read(Files.readAllBytes(file));
      String quantity = result.path("quantity").stringValue();
      String method = result.path("method").get(0).stringValue();
      JsonNode plain = result.path("data");
      JsonNode read = Finales2Units.result(quantity, method, plain).value();
      assertThat(Finales2Units.plainResult(quantity, method, read))
          .as("%s", file)
          .hasToString(plain.toString());
      translated += read.equals(plain) ? 0 : 1;
    }
    assertThat(translated).as("examples with units").isGreaterThan(10);
  }

  @Test
  void agesTransportsAndReservationsComeBackFromRecordsAsTheyWere() throws IOException {
    int told = 0;
    for (Path file : files(published("examples/requests"))) {
      JsonNode request = FinalesJson.read(Files.readAllBytes(file));
      for (JsonNode plain : request.path("parameters")) {
        ObjectNode written =
            switch (request.path("quantity").stringValue()) {
              case "degradationEOL" ->
                  Finales2Degradation.write(Finales2Degradation.order(plain).value());
              case "transport" -> Finales2Services.write(Finales2Services.transportOrder(plain));
              case "cycling_channel" ->
                  Finales2Services.write(Finales2Services.reservationOrder(plain));
              default -> null;
            };
        if (written != null) {
          assertThat(sorted(written)).as("%s", file).isEqualTo(sorted(plain));
          told++;
        }
      }
    }
    for (Path file : files(published("examples/results"))) {
      JsonNode result = FinalesJson.read(Files.readAllBytes(file));
      JsonNode plain = result.path("data");
      ObjectNode written =
          switch (result.path("quantity").stringValue()) {
            case "degradationEOL" ->
                Finales2Degradation.write(
                    Finales2Degradation.outcome(plain).value(),
                    plain.path("degradationEOL").isArray());
            case "transport" -> Finales2Services.write(Finales2Services.transportOutcome(plain));
            case "cycling_channel" ->
                Finales2Services.write(Finales2Services.reservationOutcome(plain));
            default -> null;
          };
      if (written != null) {
        String expected =
            sorted(plain)
                .replace("\"True\"", "true")
                .replace(
                    "{\"Location\":{\"address\":\"KIT HIU Ulm\",\"detail_1\":\"AutoBASS\",\"detail_2\":\"Tray: 7\"}}",
                    "{\"address\":\"KIT HIU Ulm\",\"detail_1\":\"AutoBASS\",\"detail_2\":\"Tray: 7\"}");
        assertThat(sorted(written)).as("%s", file).isEqualTo(expected);
        told++;
      }
    }
    assertThat(told).isEqualTo(8);
  }

  /** Null is what is not there; the order of fields means nothing. */
  private static String sorted(JsonNode node) {
    if (node.isObject()) {
      return node.properties().stream()
          .filter(field -> !field.getValue().isNull())
          .sorted(Map.Entry.comparingByKey())
          .map(field -> "\"" + field.getKey() + "\":" + sorted(field.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (node.isArray()) {
      List<String> items = new ArrayList<>();
      node.forEach(item -> items.add(sorted(item)));
      return items.toString();
    }
    return node.isNumber()
        ? node.decimalValue().stripTrailingZeros().toPlainString()
        : node.toString();
  }

  /** Some examples have ww for an InChIKey, or "True" for true. */
  private static boolean isSound(JsonNode example) {
    String text = FinalesJson.write(example);
    return !text.contains("\"ww\"") && !text.contains("\"True\"");
  }

  private static CapabilityDraft draft(JsonNode quantity, JsonNode method) {
    return BuiltInCapabilities.drafts().stream()
        .filter(draft -> draft.quantity().equals(quantity.stringValue()))
        .filter(draft -> draft.method().equals(method.stringValue()))
        .findFirst()
        .orElseThrow(() -> new AssertionError(quantity + " by " + method + " is missing"));
  }
}
