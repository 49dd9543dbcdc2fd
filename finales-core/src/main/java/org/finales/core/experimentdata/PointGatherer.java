package org.finales.core.experimentdata;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.finales.api.broker.InvalidException;
import org.finales.core.cyclingdata.table.Row;
import org.finales.core.timeseries.Points;
import org.finales.core.timeseries.RecordedDataset;
import org.finales.core.timeseries.SeriesLoad;
import org.jspecify.annotations.Nullable;

/** Makes points of rows and hands them to a data set that is being filled. Not thread-safe. */
final class PointGatherer {
  /** A multiple of a block of the store, which then need not be put together. */
  private static final int AT_A_TIME = 1 << 14;

  private static final double MICROS = 1e6;

  /** About three thousand years, in s. */
  private static final double LONGEST_TEST = 1e11;

  private static final double LATEST = 4e12;
  private static final int MOST_MODES = 256;

  private final PointColumns columns;
  private final SeriesLoad load;
  private final Points.Builder points;
  private final double[] auxiliary;
  private final Map<String, Integer> modes = new LinkedHashMap<>();
  private final Set<String> zeroes = new TreeSet<>();
  private final long startMicros;
  private @Nullable String lastMode;
  private int lastModeNumber;
  private long odd;
  private long oddLine;
  private long lostModes;
  private long firstHost;
  private long lastHost;
  private long rows;

  PointGatherer(PointColumns columns, SeriesLoad load, @Nullable Instant start) {
    this.columns = columns;
    this.load = load;
    this.points = Points.builder(columns.auxiliaries.size());
    this.auxiliary = new double[columns.places.length];
    this.startMicros =
        start == null ? 0 : start.getEpochSecond() * 1_000_000 + start.getNano() / 1000;
    modes.put("", 0);
  }

  void accept(Row row) {
    double time = row.number(columns.time);
    if (!(Math.abs(time) < LONGEST_TEST)) {
      throw new InvalidException(
          "rows",
          "line %d: a test time of %s s cannot be; name the unit of that column in a mapping"
              .formatted(row.line(), time));
    }
    long instrument = Math.round(time * MICROS);
    long host = startMicros + instrument;
    if (columns.unix >= 0) {
      double unix = row.number(columns.unix);
      if (Math.abs(unix) < LATEST) {
        host = Math.round(unix * MICROS);
      } else if (rows > 0) {
        host = lastHost;
      }
    }
    firstHost = rows == 0 ? host : Math.min(firstHost, host);
    lastHost = host;
    rows++;
    for (int i = 0; i < auxiliary.length; i++) {
      auxiliary[i] = row.number(columns.places[i]);
    }
    points.add(
        instrument,
        host,
        count(row, columns.step, RecordedDataset.STEP),
        count(row, columns.cycle, RecordedDataset.CYCLE),
        columns.mode < 0 ? 0 : mode(row.text(columns.mode)),
        row.number(columns.voltage),
        row.number(columns.current),
        auxiliary);
    if (points.size() == AT_A_TIME) {
      load.append(points.build());
    }
  }

  private int count(Row row, int column, String name) {
    if (column < 0) {
      return 0;
    }
    double value = row.number(column);
    int count = (int) value;
    if (count == value && count >= 0) {
      if (count == 0) {
        zeroes.add(name);
      }
      return count;
    }
    if (!Double.isNaN(value)) {
      oddLine = odd == 0 ? row.line() : oddLine;
      odd++;
    }
    return 0;
  }

  private int mode(@Nullable String text) {
    if (text == null) {
      return 0;
    }
    if (text.equals(lastMode)) {
      return lastModeNumber;
    }
    Integer known = modes.get(text);
    if (known == null) {
      if (modes.size() == MOST_MODES) {
        lostModes++;
        return 0;
      }
      known = modes.size();
      modes.put(text, known);
    }
    lastMode = text;
    lastModeNumber = known;
    return known;
  }

  /** Hands over what is left. */
  void flush() {
    if (points.size() > 0) {
      load.append(points.build());
    }
  }

  List<String> modes() {
    return List.copyOf(modes.keySet());
  }

  List<String> zeroes() {
    return List.copyOf(zeroes);
  }

  long firstHost() {
    return firstHost;
  }

  long startMicros() {
    return startMicros;
  }

  List<String> notes() {
    List<String> notes = new ArrayList<>(columns.notes);
    if (odd > 0) {
      notes.add(
          "line %d: %d counts of steps or cycles are no whole numbers from 0 and are left out"
              .formatted(oddLine, odd));
    }
    if (lostModes > 0) {
      notes.add(
          "there are more than %d step types; %d rows are without"
              .formatted(MOST_MODES - 1, lostModes));
    }
    return notes;
  }
}
