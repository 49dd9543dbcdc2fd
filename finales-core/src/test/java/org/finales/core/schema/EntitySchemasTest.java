package org.finales.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.finales.api.broker.Violation;
import org.finales.api.entity.Entities;
import org.finales.api.entity.RandomEntities;
import org.finales.api.json.FinalesJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class EntitySchemasTest {
  static List<String> names() {
    return EntitySchemas.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everySchemaAcceptsWhatItsRecordWrites(String name) {
    RandomEntities random = new RandomEntities(name.hashCode());
    for (int i = 0; i < 60; i++) {
      JsonNode json = FinalesJson.tree(random.next(Entities.of(name).orElseThrow()));
      assertThat(EntitySchemas.validate(name, json)).as("%s", json).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void everySchemaRefusesAnUnknownFieldAndAWrongTypeAnywhere(String name) {
    RandomEntities random = new RandomEntities(name.hashCode());
    for (int i = 0; i < 10; i++) {
      Class<? extends Record> type = Entities.of(name).orElseThrow();
      ObjectNode unknown = (ObjectNode) FinalesJson.tree(random.next(type));
      unknown.put("nobodyKnowsThis", 1);
      assertThat(EntitySchemas.validate(name, unknown)).as("%s", unknown).isNotEmpty();
      ObjectNode nested = (ObjectNode) FinalesJson.tree(random.next(type));
      if (spoilDeepest(nested)) {
        assertThat(EntitySchemas.validate(name, nested)).as("%s", nested).isNotEmpty();
      }
      for (String field : FinalesJson.tree(random.next(type)).propertyNames()) {
        ObjectNode wrong = (ObjectNode) FinalesJson.tree(random.next(type));
        wrong.putArray(field).addArray().add(true);
        assertThat(EntitySchemas.validate(name, wrong)).as("%s in %s", field, wrong).isNotEmpty();
      }
    }
  }

  private static boolean spoilDeepest(ObjectNode node) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      JsonNode value = field.getValue();
      JsonNode item = value.isArray() && !value.isEmpty() ? value.get(0) : value;
      if (item instanceof ObjectNode object) {
        if (!spoilDeepest(object)) {
          object.put("nobodyKnowsThis", true);
        }
        return true;
      }
    }
    return false;
  }

  @Test
  void aWrongDimensionIsSaidWithBothUnits() {
    JsonNode cell =
        FinalesJson.read("{\"ratings\": {\"nominalCapacity\": {\"value\": 3, \"unit\": \"V\"}}}");
    assertThat(EntitySchemas.validate("battery-cell", cell))
        .singleElement()
        .extracting(Violation::toString)
        .asString()
        .contains("nominalCapacity", "'Ah'", "'V'");
  }

  @Test
  void aStepIsCheckedAgainstTheKindThatItNames() {
    JsonNode protocol =
        FinalesJson.read(
            "{\"steps\": [{\"step\": \"constantPower\", \"powre\": {\"value\": 1, \"unit\": \"W\"}}]}");
    assertThat(EntitySchemas.validate("protocol", protocol))
        .extracting(Violation::toString)
        .anySatisfy(problem -> assertThat(problem).contains("powre"))
        .noneSatisfy(problem -> assertThat(problem).contains("voltage"));
  }

  @Test
  void fieldsCarryTheirTermsAndUnits() {
    JsonNode field =
        EntitySchemas.of("battery-cell")
            .orElseThrow()
            .at("/$defs/Ratings/properties/nominalCapacity");
    assertThat(field.path("unit").stringValue()).isEqualTo("Ah");
    assertThat(field.at("/x-term/label").stringValue()).isEqualTo("NominalCapacity");
    assertThat(field.at("/x-term/iri").stringValue()).startsWith("https://w3id.org/emmo/domain/");
  }

  @Test
  void anUnknownThingIsAnErrorThatNamesTheKnownOnes() {
    assertThat(EntitySchemas.of("spaceship")).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EntitySchemas.validate("spaceship", FinalesJson.read("{}")))
        .withMessageContaining("battery-cell");
  }
}
