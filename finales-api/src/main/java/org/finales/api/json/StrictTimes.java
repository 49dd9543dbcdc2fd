package org.finales.api.json;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Reads moments and durations in ISO 8601 only; a bare number would leave its unit to guesses. */
final class StrictTimes {
  private StrictTimes() {}

  static SimpleModule module() {
    return new SimpleModule("finales-times")
        .addDeserializer(Instant.class, new Strict<>(Instant.class, Instant::parse))
        .addDeserializer(Duration.class, new Strict<>(Duration.class, Duration::parse));
  }

  private static final class Strict<T> extends StdDeserializer<T> {
    private final Class<T> type;
    private final transient Function<String, T> parser;

    Strict(Class<T> type, Function<String, T> parser) {
      super(type);
      this.type = type;
      this.parser = parser;
    }

    @Override
    public T deserialize(JsonParser from, DeserializationContext context) {
      String text = from.getString();
      if (from.currentToken() != JsonToken.VALUE_STRING) {
        throw context.weirdNativeValueException(text, type);
      }
      try {
        return parser.apply(text);
      } catch (DateTimeException e) {
        throw context.weirdStringException(text, type, "not in ISO 8601");
      }
    }
  }
}
