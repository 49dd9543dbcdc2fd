package org.finales.core.timeseries;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.finales.api.broker.InvalidException;
import org.finales.api.data.BdfColumn;
import org.finales.cycler.spi.ControlMode;

/**
 * A time series of cycling data and its columns; immutable. Besides those that it is made with it
 * has instrument and host time, step, cycle, mode, {@value #VOLTAGE} and {@value #CURRENT}.
 *
 * @param id its identity
 * @param name what people call it, 1 to 200 characters
 * @param modes what the numbers of {@link Points#mode(int)} mean, at most 256
 * @param auxiliaries further columns, at most {@value #MOST_AUXILIARIES}
 */
public record RecordedDataset(
    UUID id, String name, List<String> modes, List<AuxiliaryColumn> auxiliaries) {
  /** Most auxiliary columns. */
  public static final int MOST_AUXILIARIES = 1000;

  /** Name of the step's column in Battery Data Format. */
  public static final String STEP = "step_count";

  /** Name of the cycle's column in Battery Data Format. */
  public static final String CYCLE = "cycle_count";

  /** Name of the mode's column in Battery Data Format. */
  public static final String MODE = "step_type";

  /** Name of the voltage's column in Battery Data Format. */
  public static final String VOLTAGE = "voltage_volt";

  /** Name of the current's column in Battery Data Format. */
  public static final String CURRENT = "current_ampere";

  private static final int LONGEST_NAME = 200;

  /** Most modes. */
  static final int MOST_MODES = 256;

  private static final Set<String> OWN =
      Set.of("test_time_second", "unix_time_second", STEP, CYCLE, MODE, VOLTAGE, CURRENT);

  /** Checks and copies. */
  public RecordedDataset {
    modes = List.copyOf(modes);
    auxiliaries = List.copyOf(auxiliaries);
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new InvalidException("name", "a dataset has a name of 1 to 200 characters");
    }
    Texts.check("name", name);
    modes.forEach(mode -> Texts.check("modes", mode));
    if (modes.isEmpty() || modes.size() > MOST_MODES) {
      throw new InvalidException("modes", "1 to " + MOST_MODES + " modes, not " + modes.size());
    }
    if (auxiliaries.size() > MOST_AUXILIARIES) {
      throw new InvalidException("auxiliaries", "more than " + MOST_AUXILIARIES + " columns");
    }
    Set<String> names = new HashSet<>(OWN);
    for (AuxiliaryColumn column : auxiliaries) {
      String full = BdfColumn.of(column.name()).map(BdfColumn::name).orElse(column.name());
      if (!names.add(full)) {
        throw new InvalidException("auxiliaries", "there are two columns " + full);
      }
    }
  }

  /** A new one whose modes are the names of {@link ControlMode}, in that order. */
  public static RecordedDataset of(String name, List<AuxiliaryColumn> auxiliaries) {
    List<String> modes = new ArrayList<>();
    for (ControlMode mode : ControlMode.values()) {
      modes.add(mode.name());
    }
    return new RecordedDataset(UUID.randomUUID(), name, modes, auxiliaries);
  }

  /** A new one with columns of Battery Data Format by their names or headings. */
  public static RecordedDataset of(String name, String... auxiliaries) {
    List<AuxiliaryColumn> columns = new ArrayList<>();
    for (String heading : auxiliaries) {
      columns.add(AuxiliaryColumn.ofBdf(heading));
    }
    return of(name, columns);
  }

  /** Begins to gather points of this dataset. */
  public Points.Builder points() {
    return Points.builder(auxiliaries.size());
  }

  /** How many columns of measured values it has. */
  int values() {
    return Columns.OWN_VALUES + auxiliaries.size();
  }

  /** The place of a column in blocks, by its name; times are none. */
  int column(String wanted) {
    switch (wanted) {
      case STEP:
        return Columns.STEP;
      case CYCLE:
        return Columns.CYCLE;
      case MODE:
        return Columns.MODE;
      case VOLTAGE:
        return Columns.LONGS;
      case CURRENT:
        return Columns.LONGS + 1;
      default:
        for (int i = 0; i < auxiliaries.size(); i++) {
          if (auxiliaries.get(i).name().equals(wanted)) {
            return Columns.LONGS + Columns.OWN_VALUES + i;
          }
        }
        throw new InvalidException(
            "columns", "dataset " + name + " has no column " + wanted + "; it has " + columns());
    }
  }

  /** Returns the names of all columns besides the times. */
  public List<String> columns() {
    List<String> names = new ArrayList<>(List.of(STEP, CYCLE, MODE, VOLTAGE, CURRENT));
    auxiliaries.forEach(column -> names.add(column.name()));
    return names;
  }
}
