package org.finales.core.linkeddata.mapping;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.finales.api.json.FinalesJson;
import org.finales.api.quantity.Unit;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Standard;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Java values as literals and back, by the class of the value. */
final class Literals {
  private record Codec(Function<Object, Node.Literal> write, Function<String, Object> read) {}

  private static final Set<String> NUMBERS =
      Set.of(Standard.INTEGER, Standard.DECIMAL, Standard.DOUBLE);
  private static final Map<Class<?>, Codec> CODECS = new HashMap<>();
  private static final Map<Class<?>, String> DATATYPES = new HashMap<>();

  static {
    plain(String.class, Standard.STRING, text -> text);
    plain(UUID.class, Standard.STRING, UUID::fromString);
    plain(Unit.class, Standard.STRING, Unit::parse);
    plain(URI.class, Standard.ANY_URI, URI::create);
    plain(Integer.class, Standard.INTEGER, Integer::valueOf);
    plain(int.class, Standard.INTEGER, Integer::valueOf);
    plain(Long.class, Standard.INTEGER, Long::valueOf);
    plain(long.class, Standard.INTEGER, Long::valueOf);
    plain(BigInteger.class, Standard.INTEGER, BigInteger::new);
    plain(Boolean.class, Standard.BOOLEAN, Literals::truth);
    plain(boolean.class, Standard.BOOLEAN, Literals::truth);
    plain(Double.class, Standard.DOUBLE, Double::valueOf);
    plain(double.class, Standard.DOUBLE, Double::valueOf);
    plain(Instant.class, Standard.DATE_TIME, Literals::instant);
    plain(OffsetDateTime.class, Standard.DATE_TIME, OffsetDateTime::parse);
    plain(LocalDateTime.class, Standard.DATE_TIME, LocalDateTime::parse);
    plain(LocalDate.class, Standard.DATE, LocalDate::parse);
    plain(Duration.class, Standard.DURATION, Duration::parse);
    CODECS.put(BigDecimal.class, new Codec(value -> decimal((BigDecimal) value), BigDecimal::new));
    CODECS.put(
        JsonNode.class,
        new Codec(
            value -> Standard.literal(FinalesJson.write(value), Standard.JSON), FinalesJson::read));
  }

  private Literals() {}

  static boolean has(Class<?> type) {
    return CODECS.containsKey(type) || type.isEnum() || JsonNode.class.isAssignableFrom(type);
  }

  /** Tells whether literals of a type are what values of a class become. */
  static boolean isOwn(Class<?> type, String datatype) {
    if (type == BigDecimal.class) {
      return NUMBERS.contains(datatype);
    }
    return datatype.equals(type.isEnum() ? Standard.STRING : DATATYPES.get(type));
  }

  /** Writes a value of a class that {@link #has} knows. */
  static Node.Literal write(Class<?> type, Object value) {
    if (type.isEnum()) {
      return Standard.text(name((Enum<?>) value));
    }
    return codec(type).write().apply(value);
  }

  /**
   * Reads a value.
   *
   * @throws IllegalArgumentException if the text does not make one
   */
  static Object read(Class<?> type, Node.Literal literal) {
    try {
      if (type.isEnum()) {
        return constant(type, literal.text());
      }
      return codec(type).read().apply(literal.text());
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "'%s' is no %s".formatted(shown(literal.text()), type.getSimpleName()), e);
    }
  }

  /** Returns the name of an enum's constant in JSON. */
  static String name(Enum<?> constant) {
    try {
      JsonProperty named =
          constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
      if (named != null && !named.value().isEmpty()) {
        return named.value();
      }
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("An enum has a field for each constant", e);
    }
    JsonNode json = FinalesJson.tree(constant);
    return json.isString() ? json.stringValue() : constant.name();
  }

  private static Object constant(Class<?> type, String name) {
    for (Object constant : type.getEnumConstants()) {
      if (name((Enum<?>) constant).equals(name)) {
        return constant;
      }
    }
    throw new IllegalArgumentException("no such constant");
  }

  private static Codec codec(Class<?> type) {
    @Nullable Codec codec =
        CODECS.get(JsonNode.class.isAssignableFrom(type) ? JsonNode.class : type);
    if (codec == null) {
      throw new IllegalArgumentException(type + " has no form as a literal");
    }
    return codec;
  }

  private static void plain(Class<?> type, String datatype, Function<String, Object> read) {
    DATATYPES.put(type, datatype);
    CODECS.put(type, new Codec(value -> Standard.literal(value.toString(), datatype), read));
  }

  /** A number that is written with an exponent is no xsd:decimal. */
  private static Node.Literal decimal(BigDecimal number) {
    String text = number.toString();
    return Standard.literal(text, text.indexOf('E') < 0 ? Standard.DECIMAL : Standard.DOUBLE);
  }

  private static Object truth(String text) {
    return switch (text) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }

  private static Object instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  private static String shown(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
