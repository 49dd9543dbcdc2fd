package org.finales.core.matching;

import java.nio.file.Files;
import java.nio.file.Path;
import org.finales.core.TestData;
import tools.jackson.databind.JsonNode;

/** The capabilities that laboratories published for FINALES 2. */
final class Published {
  private Published() {}

  static JsonNode parametersSchema(String quantity, String method) {
    Path file =
        TestData.folder("finales2/capabilities").resolve(quantity).resolve(method + ".json");
    if (!Files.exists(file)) {
      file = TestData.folder("finales2/legacy_examples").resolve("example_q1m1.json");
    }
    return TestData.read(file).get("json_schema_specifications");
  }
}
