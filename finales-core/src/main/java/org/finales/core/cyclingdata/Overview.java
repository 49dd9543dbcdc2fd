package org.finales.core.cyclingdata;

import java.util.ArrayList;
import java.util.List;
import org.finales.core.cyclingdata.table.Column;
import org.finales.core.cyclingdata.table.Row;

/**
 * Voltage and current in parts of as many rows each, of which there are never many, however many
 * rows come. No extreme is left out. Not thread-safe.
 */
final class Overview {
  /** Most parts. */
  static final int MOST = 1024;

  private final int time;
  private final int voltage;
  private final int current;
  private final double[][] parts = new double[MOST][];
  private int size;
  private long each = 1;
  private long inLast;

  Overview(List<Column> columns) {
    time = Row.indexOf(columns, "test_time_second");
    voltage = Row.indexOf(columns, "voltage_volt");
    current = Row.indexOf(columns, "current_ampere");
  }

  void accept(Row row) {
    double now = row.number(time);
    double volts = row.number(voltage);
    double amperes = row.number(current);
    if (inLast == each || size == 0) {
      if (size == MOST) {
        halve();
      }
      parts[size++] = new double[] {now, now, volts, volts, amperes, amperes};
      inLast = 1;
      return;
    }
    add(parts[size - 1], now, volts, amperes);
    inLast++;
  }

  private static void add(double[] part, double now, double volts, double amperes) {
    part[1] = now;
    part[2] = Math.min(part[2], volts);
    part[3] = Math.max(part[3], volts);
    part[4] = Math.min(part[4], amperes);
    part[5] = Math.max(part[5], amperes);
  }

  private void halve() {
    for (int i = 0; i < MOST / 2; i++) {
      double[] first = parts[2 * i];
      double[] second = parts[2 * i + 1];
      add(first, second[1], second[2], second[4]);
      add(first, second[1], second[3], second[5]);
      parts[i] = first;
    }
    size = MOST / 2;
    each *= 2;
  }

  List<Report.Part> parts() {
    List<Report.Part> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      double[] part = parts[i];
      all.add(new Report.Part(part[0], part[1], part[2], part[3], part[4], part[5]));
    }
    return all;
  }
}
