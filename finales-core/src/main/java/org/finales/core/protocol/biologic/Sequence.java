package org.finales.core.protocol.biologic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One sequence of a Modulo Bat technique: the values of its rows. Not thread-safe. */
final class Sequence {
  /** How many ways to record a sequence has at most. */
  static final int RECORDS = 3;

  private static final Map<String, String> DEFAULTS = defaults();

  /** The rows in the order of the file. */
  static final List<String> ROWS = List.copyOf(DEFAULTS.keySet());

  private final Map<String, String> values = new LinkedHashMap<>(DEFAULTS);

  private static Map<String, String> defaults() {
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("Ns", "");
    rows.put("ctrl_type", "");
    rows.put("Apply I/C", "I");
    rows.put("current/potential", "current");
    for (int i = 1; i <= 3; i++) {
      rows.put("ctrl" + i + "_val", "");
      rows.put("ctrl" + i + "_val_unit", "");
      rows.put("ctrl" + i + "_val_vs", "");
    }
    rows.put("N", "0.00");
    rows.put("charge/discharge", "Charge");
    rows.put("charge/discharge_1", "Charge");
    rows.put("Apply I/C_1", "I");
    rows.put("N1", "0.00");
    for (int i = 4; i <= 5; i++) {
      rows.put("ctrl" + i + "_val", "");
      rows.put("ctrl" + i + "_val_unit", "");
    }
    rows.put("ctrl_tM", "0");
    rows.put("ctrl_seq", "0");
    rows.put("ctrl_repeat", "0");
    rows.put("ctrl_trigger", "Falling Edge");
    rows.put("ctrl_TO_t", "0.000");
    rows.put("ctrl_TO_t_unit", "d");
    rows.put("ctrl_Nd", "6");
    rows.put("ctrl_Na", "2");
    rows.put("ctrl_corr", "0");
    rows.put("lim_nb", "0");
    limit(rows, 1, "Time", ">", "0.000", "s");
    limit(rows, 2, "", "", "", "");
    rows.put("rec_nb", "0");
    for (int i = 1; i <= RECORDS; i++) {
      rows.put("rec" + i + "_type", "");
      rows.put("rec" + i + "_value", "");
      rows.put("rec" + i + "_value_unit", "");
    }
    rows.put("E range min (V)", "");
    rows.put("E range max (V)", "");
    rows.put("I Range", "Auto");
    rows.put("I Range min", "Unset");
    rows.put("I Range max", "Unset");
    rows.put("I Range init", "Unset");
    rows.put("auto rest", "1");
    rows.put("Bandwidth", "5");
    return rows;
  }

  private static void limit(
      Map<String, String> rows, int number, String type, String comp, String value, String unit) {
    rows.put("lim" + number + "_type", type);
    rows.put("lim" + number + "_comp", comp);
    rows.put("lim" + number + "_Q", "");
    rows.put("lim" + number + "_value", value);
    rows.put("lim" + number + "_value_unit", unit);
    rows.put("lim" + number + "_action", "Next sequence");
    rows.put("lim" + number + "_seq", "");
  }

  /** Tells whether files leave out a row unless a sequence needs it. */
  static boolean isOptional(String row) {
    return row.startsWith("rec" + RECORDS);
  }

  String get(String row) {
    return values.getOrDefault(row, "");
  }

  Sequence set(String row, String value) {
    values.put(row, value);
    return this;
  }
}
