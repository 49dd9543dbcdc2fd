package org.finales.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** A record as the api has them. */
  record Pair(String text, int number) {}
}
