package org.finales.core.station;

import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.finales.api.broker.InvalidException;
import org.finales.api.json.FinalesJson;
import org.finales.core.timeseries.Batch;
import org.finales.core.timeseries.Points;
import org.finales.core.timeseries.SeriesEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;

/**
 * Batches of points and events as JSON, as stations send them: {@code {"source": …, "number": …,
 * "points": {"host_us": […], "voltage": […], …}, "events": […]}}; {@code docs/station-api.md} has
 * every field. Points and texts come back as they were; a NaN comes back as the usual one.
 */
public final class BatchJson {
  private static final String SOURCE = "source";
  private static final String NUMBER = "number";
  private static final String POINTS = "points";
  private static final String EVENTS = "events";

  private BatchJson() {}

  /** Writes a batch in UTF-8. */
  public static byte[] write(Batch batch) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256 + 64 * batch.points().size());
    try (JsonGenerator out = FinalesJson.mapper().createGenerator(bytes)) {
      out.writeStartObject();
      String source = batch.source();
      if (source != null) {
        out.writeStringProperty(SOURCE, source);
        out.writeNumberProperty(NUMBER, batch.number());
      }
      out.writeName(POINTS);
      PointsJson.write(out, batch.points());
      out.writeArrayPropertyStart(EVENTS);
      for (SeriesEvent event : batch.events()) {
        write(out, event);
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    return bytes.toByteArray();
  }

  /** Writes points alone in UTF-8. */
  public static byte[] write(Points points) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256 + 64 * points.size());
    try (JsonGenerator out = FinalesJson.mapper().createGenerator(bytes)) {
      PointsJson.write(out, points);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a batch.
   *
   * @param auxiliaries how many auxiliary columns the data set has
   * @throws InvalidException if it is none; the violation names the place
   */
  public static Batch read(byte[] utf8, int auxiliaries) {
    return parsed(utf8, in -> readBatch(in, auxiliaries));
  }

  /**
   * Reads points alone.
   *
   * @param auxiliaries how many auxiliary columns the data set has
   * @throws InvalidException if they are none; the violation names the place
   */
  public static Points readPoints(byte[] utf8, int auxiliaries) {
    return parsed(utf8, in -> PointsJson.read(in, auxiliaries));
  }

  /** Reads something of a parser that stands at its beginning. */
  @FunctionalInterface
  private interface Reader<T> {
    T read(JsonParser in);
  }

  private static <T> T parsed(byte[] utf8, Reader<T> reader) {
    JsonParser in = FinalesJson.mapper().createParser(utf8);
    try (in) {
      in.nextToken();
      T value = reader.read(in);
      if (in.nextToken() != null) {
        throw new InvalidException("there is more behind the end of the document");
      }
      return value;
    } catch (InputCoercionException e) {
      throw new InvalidException(place(in), "a number that is out of range");
    } catch (JacksonException e) {
      throw new InvalidException(
          place(in),
          "no JSON at line %d, column %d: %s"
              .formatted(
                  in.currentLocation().getLineNr(),
                  in.currentLocation().getColumnNr(),
                  e.getOriginalMessage()));
    }
  }

  private static String place(JsonParser in) {
    String pointer = in.streamReadContext().pathAsPointer().toString();
    return pointer.startsWith("/") ? pointer.substring(1) : pointer;
  }

  private static Batch readBatch(JsonParser in, int auxiliaries) {
    requireObject(in, "");
    String source = null;
    long number = 0;
    Points points = null;
    List<SeriesEvent> events = List.of();
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = in.currentName();
      JsonToken token = in.nextToken();
      switch (name) {
        case SOURCE -> source = token == JsonToken.VALUE_NULL ? null : text(in, name);
        case NUMBER -> number = whole(in, name);
        case POINTS -> points = PointsJson.read(in, auxiliaries);
        case EVENTS -> events = events(in);
        default -> throw new InvalidException(name, "a batch has no such field");
      }
    }
    Points given = points == null ? Points.builder(auxiliaries).build() : points;
    if (given.size() == 0 && events.isEmpty()) {
      throw new InvalidException("points", "a batch has points or events");
    }
    return new Batch(source, number, given, events);
  }

  private static void write(JsonGenerator out, SeriesEvent event) {
    out.writeStartObject();
    out.writeNumberProperty("host_us", event.hostMicros());
    out.writeStringProperty("kind", event.kind());
    out.writeStringProperty("message", event.message());
    if (event.detail() != null) {
      out.writeStringProperty("detail", event.detail());
    }
    out.writeEndObject();
  }

  private static List<SeriesEvent> events(JsonParser in) {
    if (in.currentToken() != JsonToken.START_ARRAY) {
      throw new InvalidException(EVENTS, "expected an array");
    }
    List<SeriesEvent> events = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      if (events.size() == 10_000) {
        throw new InvalidException(EVENTS, "more than 10000; send them in parts");
      }
      events.add(event(in, EVENTS + "/" + events.size()));
    }
    return events;
  }

  private static SeriesEvent event(JsonParser in, String place) {
    requireObject(in, place);
    Long host = null;
    String kind = null;
    String message = "";
    String detail = null;
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = in.currentName();
      in.nextToken();
      String where = place + "/" + name;
      switch (name) {
        case "host_us" -> host = whole(in, where);
        case "kind" -> kind = text(in, where);
        case "message" -> message = text(in, where);
        case "detail" -> detail = detail(in);
        default -> throw new InvalidException(where, "an event has no such field");
      }
    }
    if (host == null || kind == null) {
      throw new InvalidException(place, "an event has host_us and kind");
    }
    return new SeriesEvent(host, kind, message, detail);
  }

  /** A text is the detail as it is; what is more convenient to send is written as text. */
  private static @Nullable String detail(JsonParser in) {
    return switch (in.currentToken()) {
      case VALUE_NULL -> null;
      case VALUE_STRING -> in.getString();
      default -> {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FinalesJson.mapper().createGenerator(text)) {
          out.copyCurrentStructureExact(in);
        }
        yield text.toString();
      }
    };
  }

  private static void requireObject(JsonParser in, String place) {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw new InvalidException(place, "expected an object");
    }
  }

  private static String text(JsonParser in, String place) {
    if (in.currentToken() != JsonToken.VALUE_STRING) {
      throw new InvalidException(place, "expected a text");
    }
    return in.getString();
  }

  private static long whole(JsonParser in, String place) {
    if (in.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw new InvalidException(place, "expected a whole number");
    }
    return in.getLongValue();
  }
}
