package org.finales.core.station;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.finales.api.broker.InvalidException;
import org.finales.api.experiment.Calibration;
import org.finales.api.experiment.Measure;
import org.finales.api.experiment.StationChannel;
import org.finales.core.timeseries.AuxiliaryColumn;
import org.finales.cycler.spi.AuxiliaryInput;
import org.finales.cycler.spi.InputKind;
import org.finales.cycler.spi.Reading;

/**
 * Which auxiliary values of a channel are recorded, under which names, and how all values are
 * corrected. Not thread-safe: values are handed over in one array.
 */
final class ReadingColumns {
  private static final Calibration NONE =
      new Calibration("none", 1, 0, java.time.Instant.EPOCH, null, null);

  private final List<AuxiliaryInput> inputs;
  private final List<Calibration> calibrations;
  private final List<AuxiliaryColumn> columns = new ArrayList<>();
  private final int[] places;
  private final int[] temperatures;
  private final double[] auxiliaries;
  private Calibration voltage = NONE;
  private Calibration current = NONE;
  private final Calibration[] ofInputs;

  ReadingColumns(StationChannel channel, List<AuxiliaryInput> inputs) {
    this.inputs = List.copyOf(inputs);
    this.calibrations = channel.calibrations();
    Map<String, Integer> byName = new HashMap<>();
    for (int i = 0; i < inputs.size(); i++) {
      byName.put(inputs.get(i).name(), i);
    }
    List<Integer> recorded = new ArrayList<>();
    Set<String> names = new HashSet<>();
    if (channel.measures().isEmpty()) {
      for (int i = 0; i < inputs.size(); i++) {
        recorded.add(i);
        columns.add(column(usualName(inputs, i), inputs.get(i).kind(), names));
      }
    }
    for (Measure measure : channel.measures()) {
      Integer place = byName.get(measure.input());
      if (place == null) {
        throw new InvalidException(
            "measures",
            "channel "
                + channel.name()
                + " has no input "
                + measure.input()
                + "; it has "
                + byName.keySet());
      }
      recorded.add(place);
      columns.add(column(measure.name(), inputs.get(place).kind(), names));
    }
    places = recorded.stream().mapToInt(Integer::intValue).toArray();
    temperatures =
        java.util.stream.IntStream.range(0, inputs.size())
            .filter(i -> inputs.get(i).kind() == InputKind.TEMPERATURE)
            .toArray();
    auxiliaries = new double[inputs.size()];
    ofInputs = new Calibration[inputs.size()];
    java.util.Arrays.fill(ofInputs, NONE);
  }

  /** The only temperature of a channel is that of the battery's surface. */
  private static String usualName(List<AuxiliaryInput> inputs, int place) {
    AuxiliaryInput input = inputs.get(place);
    long alike = inputs.stream().filter(other -> other.kind() == input.kind()).count();
    return input.kind() == InputKind.TEMPERATURE && alike == 1
        ? "surface_temperature_celsius"
        : input.name();
  }

  private static AuxiliaryColumn column(String name, InputKind kind, Set<String> names) {
    String free = name;
    for (int i = 2; !names.add(free); i++) {
      free = name + " " + i;
    }
    try {
      return new AuxiliaryColumn(free, kind.unit());
    } catch (InvalidException e) {
      // it has the name of a column of the Battery Data Format that is in another unit
      return new AuxiliaryColumn(free + " / " + kind.unit(), kind.unit());
    }
  }

  /** Returns the columns that are recorded, in their order. */
  List<AuxiliaryColumn> columns() {
    return columns;
  }

  /** Takes the calibrations that hold at a time, in µs since 1970-01-01T00:00Z. */
  void calibrateFor(long micros) {
    java.time.Instant now = java.time.Instant.ofEpochMilli(Math.floorDiv(micros, 1000));
    voltage = newest("voltage", now);
    current = newest("current", now);
    for (int i = 0; i < ofInputs.length; i++) {
      ofInputs[i] = newest(inputs.get(i).name(), now);
    }
  }

  private Calibration newest(String quantity, java.time.Instant now) {
    Calibration newest = NONE;
    for (Calibration calibration : calibrations) {
      if (calibration.quantity().equals(quantity)
          && !calibration.since().isAfter(now)
          && (newest == NONE || calibration.since().isAfter(newest.since()))) {
        newest = calibration;
      }
    }
    return newest;
  }

  /** Returns the calibrations that hold now and change something. */
  List<Calibration> holding() {
    Set<Calibration> all = new java.util.LinkedHashSet<>();
    all.add(voltage);
    all.add(current);
    all.addAll(List.of(ofInputs));
    all.remove(NONE);
    return List.copyOf(all);
  }

  /** Returns the reading with all values corrected; the same if there is nothing to correct. */
  Reading corrected(Reading raw) {
    if (calibrations.isEmpty()) {
      return raw;
    }
    for (int i = 0; i < auxiliaries.length; i++) {
      auxiliaries[i] = ofInputs[i].correct(raw.auxiliary(i));
    }
    return new Reading(
        raw.hostMicros(),
        raw.instrumentMicros(),
        voltage.correct(raw.voltage()),
        current.correct(raw.current()),
        raw.output(),
        auxiliaries);
  }

  /** Returns the values that are recorded, in the order of the columns. */
  double[] recorded(Reading reading) {
    double[] values = new double[places.length];
    for (int i = 0; i < places.length; i++) {
      values[i] = reading.auxiliary(places[i]);
    }
    return values;
  }

  /** Returns the temperature that protocols go by, in °C; NaN without one. */
  double temperature(Reading reading) {
    return temperatures.length == 0 ? Double.NaN : reading.auxiliary(temperatures[0]);
  }

  /** Returns the column of the temperature that protocols go by; -1 if it is not recorded. */
  int temperatureColumn() {
    for (int i = 0; i < places.length; i++) {
      if (temperatures.length > 0 && places[i] == temperatures[0]) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the places of all temperatures among the inputs. */
  int[] temperatures() {
    return temperatures;
  }

  /** Returns the place of an input among the inputs; -1 if there is none of that name and kind. */
  int place(String name, InputKind kind) {
    return inputs.indexOf(new AuxiliaryInput(name, kind));
  }

  /** Returns the name of an input. */
  String name(int input) {
    return inputs.get(input).name();
  }
}
