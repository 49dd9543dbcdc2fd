package org.finales.api.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamContext;
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
 * <p>A value is written otherwise than it was read ({@code 11e9} as {@code 1.1E+10}) and is wrapped
 * in other documents. So what comes from outside is held to the bounds as it will be written, with
 * {@link #requireReadable}, and what finales wrote is read with {@link #readWritten}, whose bounds
 * lie far above them.
 *
 * <p>Thread-safe.
 */
public final class FinalesJson {
  /** Deepest nesting of arrays and objects that is read. */
  public static final int MAX_DEPTH = 64;

  /** Longest number that is read, in characters. */
  public static final int MAX_NUMBER_LENGTH = 100;

  /** Largest document that is taken in, in bytes of UTF-8. */
  public static final int MAX_DOCUMENT = 8 << 20;

  /** Longest string that is read, in characters: one may fill a document. */
  public static final int MAX_STRING_LENGTH = MAX_DOCUMENT;

  /** Deepest nesting of what finales wrote; no writer goes deeper. */
  private static final int WRITTEN_DEPTH = 1000;

  private static final int WRITTEN_NUMBER_LENGTH = 10_000;

  /**
   * Longest place that a problem names, in characters; deeper ones are named by what holds them.
   */
  private static final int MAX_PLACE = 500;

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

  /** What finales wrote is read again whatever became of its length on the way. */
  private static final JsonFactory WRITTEN =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(WRITTEN_DEPTH)
                  .maxNumberLength(WRITTEN_NUMBER_LENGTH)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

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
    return checked(parse(MAPPER.createParser(utf8)));
  }

  /**
   * Reads a document.
   *
   * @throws JsonException if the text is not JSON or breaks one of the bounds
   */
  public static JsonNode read(String text) {
    return checked(parse(MAPPER.createParser(text)));
  }

  /**
   * Reads a document that finales wrote: a row of a store, the answer of a server. Not for what
   * others send.
   *
   * @throws JsonException if the text is not JSON
   */
  public static JsonNode readWritten(byte[] utf8) {
    return parse(WRITTEN.createParser(ObjectReadContext.empty(), utf8));
  }

  /**
   * Reads a document that finales wrote; see {@link #readWritten(byte[])}.
   *
   * @throws JsonException if the text is not JSON
   */
  public static JsonNode readWritten(String text) {
    return parse(WRITTEN.createParser(ObjectReadContext.empty(), text));
  }

  private static JsonNode parse(JsonParser parser) {
    try (parser) {
      JsonNode tree = READER.readTree(parser);
      return tree == null ? MissingNode.getInstance() : tree;
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

  /**
   * Checks that a value, once it is written, keeps the bounds of {@link #read(byte[])}: a document
   * that a program built is held to what holds for one that was sent.
   *
   * @throws JsonException if it does not; {@link JsonException#path()} is the place and the message
   *     the reason alone
   */
  public static void requireReadable(Object value) {
    byte[] written;
    try {
      written = writeBytes(value);
    } catch (JacksonException e) {
      throw JsonProblems.explain(e, "");
    }
    if (written.length > MAX_DOCUMENT) {
      throw new JsonException(
          "", "is " + written.length + " bytes long; " + MAX_DOCUMENT + " are possible");
    }
    try (JsonParser parser = MAPPER.createParser(written)) {
      try {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
          if (token == JsonToken.VALUE_NUMBER_FLOAT && isOutOfRange(parser.getDecimalValue())) {
            throw new JsonException(place(parser), "number out of range");
          }
        }
      } catch (JacksonException e) {
        throw JsonProblems.explain(e, place(parser));
      }
    }
  }

  private static String place(JsonParser parser) {
    TokenStreamContext context = parser.streamReadContext();
    String place = context.pathAsPointer().toString();
    while (place.length() > MAX_PLACE && context.getParent() != null) {
      context = context.getParent();
      place = context.pathAsPointer().toString();
    }
    return place;
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
    } else if (node.isBigDecimal() && isOutOfRange(node.decimalValue())) {
      throw new JsonException(
          path, "number out of range at " + (path.isEmpty() ? "the top" : path));
    }
  }

  private static boolean isOutOfRange(BigDecimal value) {
    // Exponent of the leading digit, found without expanding the number.
    long exponent = (long) value.precision() - value.scale() - 1;
    boolean beyondDouble =
        value.signum() != 0 && (exponent > MAX_EXPONENT || exponent < MIN_EXPONENT);
    return beyondDouble || Math.abs((long) value.scale()) > 1000;
  }
}
