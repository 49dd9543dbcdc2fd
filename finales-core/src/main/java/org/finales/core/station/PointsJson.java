package org.finales.core.station;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.finales.api.broker.InvalidException;
import org.finales.core.timeseries.Points;
import org.finales.core.timeseries.RecordedDataset;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Points as JSON, an array for each column; {@code docs/station-api.md} describes it.
 *
 * <p>A double that is a number is written with the digits that name it alone and comes back bit by
 * bit; NaN is {@code null}, the infinities are the texts {@code "Infinity"} and {@code
 * "-Infinity"}. The time of an instrument without a clock is {@code null}.
 */
final class PointsJson {
  private static final String INSTRUMENT = "instrument_us";
  private static final String HOST = "host_us";
  private static final String STEP = "step";
  private static final String CYCLE = "cycle";
  private static final String MODE = "mode";
  private static final String VOLTAGE = "voltage";
  private static final String CURRENT = "current";
  private static final String AUXILIARIES = "auxiliaries";
  private static final String POSITIVE = "Infinity";
  private static final String NEGATIVE = "-Infinity";

  private PointsJson() {}

  static void write(JsonGenerator out, Points points) {
    out.writeStartObject();
    int size = points.size();
    out.writeArrayPropertyStart(INSTRUMENT);
    for (int i = 0; i < size; i++) {
      long time = points.instrumentMicros(i);
      if (time == Points.NO_CLOCK) {
        out.writeNull();
      } else {
        out.writeNumber(time);
      }
    }
    out.writeEndArray();
    out.writeArrayPropertyStart(HOST);
    for (int i = 0; i < size; i++) {
      out.writeNumber(points.hostMicros(i));
    }
    out.writeEndArray();
    out.writeArrayPropertyStart(STEP);
    for (int i = 0; i < size; i++) {
      out.writeNumber(points.step(i));
    }
    out.writeEndArray();
    out.writeArrayPropertyStart(CYCLE);
    for (int i = 0; i < size; i++) {
      out.writeNumber(points.cycle(i));
    }
    out.writeEndArray();
    out.writeArrayPropertyStart(MODE);
    for (int i = 0; i < size; i++) {
      out.writeNumber(points.mode(i));
    }
    out.writeEndArray();
    out.writeArrayPropertyStart(VOLTAGE);
    for (int i = 0; i < size; i++) {
      write(out, points.voltage(i));
    }
    out.writeEndArray();
    out.writeArrayPropertyStart(CURRENT);
    for (int i = 0; i < size; i++) {
      write(out, points.current(i));
    }
    out.writeEndArray();
    out.writeArrayPropertyStart(AUXILIARIES);
    for (int column = 0; column < points.auxiliaries(); column++) {
      out.writeStartArray();
      for (int i = 0; i < size; i++) {
        write(out, points.auxiliary(i, column));
      }
      out.writeEndArray();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, double value) {
    if (Double.isFinite(value)) {
      out.writeNumber(value);
    } else if (Double.isNaN(value)) {
      out.writeNull();
    } else {
      out.writeString(value > 0 ? POSITIVE : NEGATIVE);
    }
  }

  /**
   * Reads points; the parser stands at the beginning of their object and is left at its end.
   *
   * @param auxiliaries how many auxiliary columns there have to be
   * @throws InvalidException if columns are missing, unknown or of different lengths
   */
  static Points read(JsonParser in, int auxiliaries) {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw new InvalidException("points", "expected an object with an array for each column");
    }
    Longs instrument = null;
    Longs host = null;
    Longs step = null;
    Longs cycle = null;
    Longs mode = null;
    Doubles voltage = null;
    Doubles current = null;
    List<Doubles> others = null;
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = in.currentName();
      in.nextToken();
      switch (name) {
        case INSTRUMENT -> instrument = longs(in, name, true);
        case HOST -> host = longs(in, name, false);
        case STEP -> step = longs(in, name, false);
        case CYCLE -> cycle = longs(in, name, false);
        case MODE -> mode = longs(in, name, false);
        case VOLTAGE -> voltage = doubles(in, name);
        case CURRENT -> current = doubles(in, name);
        case AUXILIARIES -> others = columns(in, auxiliaries);
        default -> throw new InvalidException("points/" + name, "there is no such column");
      }
    }
    if (host == null || voltage == null || current == null) {
      throw new InvalidException("points", "host_us, voltage and current are needed");
    }
    List<Doubles> given = others == null ? List.of() : others;
    if (given.size() != auxiliaries) {
      throw new InvalidException(
          "points/" + AUXILIARIES,
          "the data set has %d auxiliary columns, not %d".formatted(auxiliaries, given.size()));
    }
    int size = host.size;
    check(INSTRUMENT, instrument == null ? size : instrument.size, size);
    check(STEP, step == null ? size : step.size, size);
    check(CYCLE, cycle == null ? size : cycle.size, size);
    check(MODE, mode == null ? size : mode.size, size);
    check(VOLTAGE, voltage.size, size);
    check(CURRENT, current.size, size);
    for (int column = 0; column < given.size(); column++) {
      check(AUXILIARIES + "/" + column, given.get(column).size, size);
    }
    Points.Builder builder = Points.builder(auxiliaries);
    double[] row = new double[auxiliaries];
    for (int i = 0; i < size; i++) {
      for (int column = 0; column < auxiliaries; column++) {
        row[column] = given.get(column).values[i];
      }
      builder.add(
          instrument == null ? Points.NO_CLOCK : instrument.values[i],
          host.values[i],
          whole(STEP, step, i),
          whole(CYCLE, cycle, i),
          whole(MODE, mode, i),
          voltage.values[i],
          current.values[i],
          row);
    }
    return builder.build();
  }

  private static int whole(String name, @Nullable Longs column, int at) {
    long value = column == null ? 0 : column.values[at];
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw new InvalidException(
          "points/" + name + "/" + at, "expected 0 to " + Integer.MAX_VALUE + ", not " + value);
    }
    return (int) value;
  }

  private static void check(String name, int found, int expected) {
    if (found != expected) {
      throw new InvalidException(
          "points/" + name, "has %d values where host_us has %d".formatted(found, expected));
    }
  }

  private static List<Doubles> columns(JsonParser in, int most) {
    requireArray(in, AUXILIARIES);
    List<Doubles> columns = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      if (columns.size() == RecordedDataset.MOST_AUXILIARIES) {
        throw new InvalidException("points/" + AUXILIARIES, "there are more than " + most);
      }
      columns.add(doubles(in, AUXILIARIES + "/" + columns.size()));
    }
    return columns;
  }

  private static Longs longs(JsonParser in, String name, boolean nullable) {
    requireArray(in, name);
    Longs column = new Longs();
    for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
      if (token == JsonToken.VALUE_NUMBER_INT) {
        column.add(name, in.getLongValue());
      } else if (nullable && token == JsonToken.VALUE_NULL) {
        column.add(name, Points.NO_CLOCK);
      } else {
        throw new InvalidException(
            "points/" + name + "/" + column.size, "expected a whole number, not " + in.getString());
      }
    }
    return column;
  }

  private static Doubles doubles(JsonParser in, String name) {
    requireArray(in, name);
    Doubles column = new Doubles();
    for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
      column.add(name, value(in, token, name, column.size));
    }
    return column;
  }

  private static double value(JsonParser in, JsonToken token, String name, int at) {
    if (token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT) {
      double value = in.getDoubleValue();
      if (Double.isFinite(value)) {
        return value;
      }
    } else if (token == JsonToken.VALUE_NULL) {
      return Double.NaN;
    } else if (token == JsonToken.VALUE_STRING) {
      String text = in.getString();
      if (text.equals(POSITIVE) || text.equals(NEGATIVE)) {
        return text.equals(POSITIVE) ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
      }
    }
    throw new InvalidException(
        "points/" + name + "/" + at,
        "expected a number in the range of a double, null, \"Infinity\" or \"-Infinity\", not "
            + in.getString());
  }

  private static void requireArray(JsonParser in, String name) {
    if (in.currentToken() != JsonToken.START_ARRAY) {
      throw new InvalidException("points/" + name, "expected an array");
    }
  }

  private static void checkRoom(String name, int size) {
    if (size == Points.MOST) {
      throw new InvalidException(
          "points/" + name, "more than " + Points.MOST + " points; send them in parts");
    }
  }

  /** A column of whole numbers while it is read. */
  private static final class Longs {
    private long[] values = new long[64];
    private int size;

    void add(String name, long value) {
      checkRoom(name, size);
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }
  }

  /** A column of measured values while it is read. */
  private static final class Doubles {
    private double[] values = new double[64];
    private int size;

    void add(String name, double value) {
      checkRoom(name, size);
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }
  }
}
