package org.finales.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FinalesJsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"text\": 5, \"number\": 1}",
        "{\"text\": 5.5, \"number\": 1}",
        "{\"text\": true, \"number\": 1}",
        "{\"text\": [\"a\"], \"number\": 1}",
        "{\"text\": \"a\", \"number\": \"1\"}",
        "{\"text\": \"a\", \"number\": 1.5}",
        "{\"text\": \"a\", \"number\": true}",
        "{\"text\": \"a\", \"number\": 1, \"more\": 1}"
      })
  void aValueOfAnotherTypeIsRefusedAndNotConverted(String document) {
    assertThatThrownBy(
            () -> FinalesJson.read(document.getBytes(StandardCharsets.UTF_8), Pair.class))
        .isInstanceOf(JsonException.class);
  }

  @Test
  void aValueOfTheRightTypesIsRead() {
    byte[] document = "{\"text\": \"a\", \"number\": 1}".getBytes(StandardCharsets.UTF_8);
    assertThat(FinalesJson.read(document, Pair.class)).isEqualTo(new Pair("a", 1));
  }

  @Test
  void aTextMayFillADocument() {
    String text = "x".repeat(FinalesJson.MAX_DOCUMENT - 2);
    assertThat(FinalesJson.read('"' + text + '"').stringValue()).isEqualTo(text);
  }

  @Test
  void whatWasReadCanBeReadAgainOnceItIsWritten() {
    JsonNode number = FinalesJson.read("1".repeat(98) + "e9");
    assertThat(FinalesJson.readWritten(FinalesJson.write(number))).isEqualTo(number);
    assertThatThrownBy(() -> FinalesJson.requireReadable(Map.of("a", List.of(1, number))))
        .isInstanceOfSatisfying(JsonException.class, e -> assertThat(e.path()).isEqualTo("/a/1"));
    JsonNode deep = FinalesJson.read("[".repeat(64) + "]".repeat(64));
    FinalesJson.requireReadable(deep);
    String wrapped = FinalesJson.write(Map.of("items", List.of(deep)));
    assertThat(FinalesJson.readWritten(wrapped).at("/items/0")).isEqualTo(deep);
  }

  /** A record as the api has them. */
  record Pair(String text, int number) {}
}
