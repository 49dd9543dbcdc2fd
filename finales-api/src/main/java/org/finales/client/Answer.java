package org.finales.client;

import java.net.http.HttpHeaders;
import java.util.List;
import org.finales.api.broker.Page;
import org.finales.api.broker.UnavailableException;
import org.finales.api.json.FinalesJson;
import org.finales.api.json.JsonException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a server answered.
 *
 * @param status HTTP status
 * @param headers its headers
 * @param body its body, empty if there is none
 */
record Answer(int status, HttpHeaders headers, byte[] body) {
  /** Newer servers may say more than this client knows. */
  private static final JsonMapper LENIENT =
      FinalesJson.mapper()
          .rebuild()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  <T> T as(Class<T> type) {
    return read(LENIENT.constructType(type));
  }

  <T> Page<T> pageOf(Class<T> item) {
    return read(LENIENT.getTypeFactory().constructParametricType(Page.class, item));
  }

  <T> List<T> listOf(Class<T> item) {
    return pageOf(item).items();
  }

  JsonNode tree() {
    return as(JsonNode.class);
  }

  private <T> T read(JavaType type) {
    try {
      return LENIENT.treeToValue(FinalesJson.readWritten(body), type);
    } catch (JacksonException | JsonException e) {
      throw new UnavailableException(
          "the server's answer is not what this client understands: " + e.getMessage(), e);
    }
  }
}
