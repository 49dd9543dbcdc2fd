package org.finales.api.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.type.LogicalType;

/**
 * The one JSON mapper of finales, and reading with every size bounded.
 *
 * <p>Numbers keep their digits (decimals are read as {@link BigDecimal}); duplicate keys, unknown
 * fields, {@code NaN}, trailing text, numbers outside the range of a double, nesting deeper than
 * {@value #MAX_DEPTH} and numbers longer than {@value #MAX_NUMBER_LENGTH} characters are refused.
 *
 * <p>Thread-safe.
 */
public final class FinalesJson {
  /** Deepest nesting of arrays and objects that is read. */
  public static final int MAX_DEPTH = 64;

  /** Longest number that is read, in characters. */
  public static final int MAX_NUMBER_LENGTH = 100;

  /** Longest string that is read, in characters. */
  public static final int MAX_STRING_LENGTH = 1 << 20;

  /** Largest and smallest decimal exponents that are read: the range of a double. */
  private static final int MAX_EXPONENT = 308;

  private static final int MIN_EXPONENT = -400;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_NUMBER_LENGTH)
                          .maxStringLength(MAX_STRING_LENGTH)
                          .maxNameLength(1000)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              texts -> {
                texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                texts.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                texts.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
              })
          .addModule(StrictTimes.module())
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private static final ObjectReader READER = MAPPER.readerFor(JsonNode.class);

  private FinalesJson() {}

  /** The shared mapper; never reconfigured. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /**
   * Reads a document.
   *
   * @throws JsonException if the text is not JSON or breaks one of the bounds
   */
  public static JsonNode read(byte[] utf8) {
    return read(MAPPER.createParser(utf8));
  }

  /**
   * Reads a document.
   *
   * @throws JsonException if the text is not JSON or breaks one of the bounds
   */
  public static JsonNode read(String text) {
    return read(MAPPER.createParser(text));
  }

  private static JsonNode read(JsonParser parser) {
    try (parser) {
      JsonNode tree = READER.readTree(parser);
      return tree == null ? MissingNode.getInstance() : checked(tree);
    } catch (JacksonException e) {
      throw JsonProblems.explain(e, parser.currentLocation());
    }
  }

  /**
   * Reads a document into a record of the api.
   *
   * @throws JsonException if the text is not JSON, breaks a bound, or does not fit the type; the
   *     message names the field
   */
  public static <T> T read(byte[] utf8, Class<T> type) {
    return convert(read(utf8), type);
  }

  /** Reads a tree into a record of the api; see {@link #read(byte[], Class)}. */
  public static <T> T convert(JsonNode tree, Class<T> type) {
    if (tree.isNull() || tree.isMissingNode()) {
      throw new JsonException("a JSON document is expected, found nothing");
    }
    try {
      return MAPPER.treeToValue(tree, type);
    } catch (JacksonException e) {
      throw JsonProblems.explain(e, tree);
    }
  }

  /** Writes a value as compact JSON text. */
  public static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** Writes a value as compact JSON in UTF-8. */
  public static byte[] writeBytes(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /** The tree of a value. */
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  private static JsonNode checked(JsonNode node) {
    requireSaneNumbers(node, "");
    return node;
  }

  private static void requireSaneNumbers(JsonNode node, String path) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        if (!field.getValue().isString()) {
          requireSaneNumbers(field.getValue(), path + "/" + field.getKey());
        }
      }
    } else if (node.isArray()) {
      int index = 0;
      for (JsonNode item : node) {
        if (item.isContainer() || item.isBigDecimal()) {
          requireSaneNumbers(item, path + "/" + index);
        }
        index++;
      }
    } else if (node.isBigDecimal()) {
      BigDecimal value = node.decimalValue();
      // Exponent of the leading digit, found without expanding the number.
      long exponent = (long) value.precision() - value.scale() - 1;
      boolean beyondDouble =
          value.signum() != 0 && (exponent > MAX_EXPONENT || exponent < MIN_EXPONENT);
      if (beyondDouble || Math.abs((long) value.scale()) > 1000) {
        throw new JsonException(
            path, "number out of range at " + (path.isEmpty() ? "the top" : path));
      }
    }
  }
}
