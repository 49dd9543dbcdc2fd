package org.finales.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.finales.api.json.FinalesJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SchemaViewTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{'type':'number'} | [number]",
        "{'type':['string','null']} | [null, string]",
        "{'anyOf':[{'type':'number'},{'type':'null'}]} | [null, number]",
        "{'allOf':[{'$ref':'#/$defs/N'}]} | [number]",
        "{'$ref':'#/$defs/N'} | [number]",
        "{'$ref':'#nAnchor'} | [number]",
        "{'allOf':[{'type':['number','string']},{'type':['number','null']}]} | [number]",
        "{'enum':['a',1,null]} | [integer, null, string]",
        "{'const':1.5} | [number]",
        "{'anyOf':[{'type':'number'},{}]} | []",
        "{} | []",
      })
  void typesAreReadThroughReferencesAndCombinations(String schema, String types) {
    assertThat(property(schema).types().stream().sorted().toList().toString()).isEqualTo(types);
  }

  @Test
  void unitsAreFoundBesideAlternativesAndInheritedByItems() {
    assertThat(property("{'anyOf':[{'type':'number'},{'type':'null'}],'unit':'kelvin'}").unit())
        .isEqualTo("kelvin");
    assertThat(property("{'type':'number','units':''}").unit()).isNull();
    SchemaView items = property("{'type':'array','items':{'type':'number'},'unit':'volt'}").items();
    assertThat(Objects.requireNonNull(items).unit()).isEqualTo("volt");
  }

  @Test
  void propertiesAreKnownByNameOrByTheSchemaOfOthers() {
    SchemaView view =
        SchemaView.of(json("{'properties':{'a':{}},'additionalProperties':{'type':'number'}}"));
    assertThat(view.property("a")).isNotNull();
    assertThat(Objects.requireNonNull(view.property("b")).types()).containsExactly("number");
    assertThat(SchemaView.of(json("{'properties':{'a':{}}}")).property("b")).isNull();
    assertThat(
            SchemaView.of(json("{'properties':{'a':{}},'additionalProperties':false}"))
                .property("b"))
        .isNull();
  }

  @Test
  void aSchemaThatContainsItselfOrMultipliesIsReadPromptly() {
    assertThat(SchemaView.of(json("{'$ref':'#'}")).isOpen()).isTrue();
    StringBuilder defs = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      String next = "{'$ref':'#/$defs/d" + (i + 1) + "'}";
      defs.append("'d" + i + "':{'allOf':[" + next + "," + next + "]},");
    }
    JsonNode schema = json("{'$ref':'#/$defs/d0','$defs':{" + defs + "'d60':{'type':'number'}}}");
    assertThat(SchemaView.of(schema).types()).containsExactly("number");
    assertThat(Templates.of(schema)).isEmpty();
  }

  private static SchemaView property(String schema) {
    return Objects.requireNonNull(
        SchemaView.of(
                json(
                    "{'properties':{'p':"
                        + schema
                        + "},'$defs':{'N':{'$anchor':'nAnchor','type':'number'}}}"))
            .property("p"));
  }

  private static JsonNode json(String text) {
    return FinalesJson.read(text.replace('\'', '"'));
  }
}
