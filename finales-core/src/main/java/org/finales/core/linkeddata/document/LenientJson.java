package org.finales.core.linkeddata.document;

import org.finales.core.linkeddata.LinkedDataException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON with every size bounded. Numbers keep their digits; bare {@code NaN} and {@code
 * Infinity}, which no JSON has, are let through for a repair to find.
 */
final class LenientJson {
  private static final int MAX_NUMBER_LENGTH = 100;

  private LenientJson() {}

  /**
   * Reads a document.
   *
   * @throws LinkedDataException if it is no JSON or breaks a limit
   */
  static JsonNode read(byte[] utf8, ReadingLimits limits) {
    if (utf8.length > limits.bytes()) {
      throw new LinkedDataException(
          "The document has %d bytes, at most %d are read".formatted(utf8.length, limits.bytes()));
    }
    JsonMapper mapper =
        JsonMapper.builder(
                JsonFactory.builder()
                    .streamReadConstraints(
                        StreamReadConstraints.builder()
                            .maxNestingDepth(limits.depth())
                            .maxNumberLength(MAX_NUMBER_LENGTH)
                            .maxStringLength(limits.bytes())
                            .maxNameLength(10_000)
                            .maxTokenCount(4L * limits.values())
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    try {
      return mapper.readTree(utf8);
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      throw new LinkedDataException(
          "The document is no JSON that can be read: %s%s"
              .formatted(
                  e.getOriginalMessage(),
                  at == null
                      ? ""
                      : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr())),
          e);
    } catch (NumberFormatException e) {
      throw new LinkedDataException("The document holds a number beyond all measure", e);
    }
  }
}
