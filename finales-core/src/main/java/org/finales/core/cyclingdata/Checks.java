package org.finales.core.cyclingdata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.finales.core.cyclingdata.cycles.Cycle;
import org.finales.core.cyclingdata.table.Column;
import org.finales.core.cyclingdata.table.Findings;
import org.finales.core.cyclingdata.table.Row;

/**
 * Looks for what is odd about rows, in constant memory: times that go back or leap, rows that are
 * there twice, and columns that contradict each other. The rules of Battery Data Format 1.3.0 are
 * among them. Not thread-safe.
 */
final class Checks {
  private static final double GAP = 60;
  private static final double GAP_FACTOR = 10;
  private static final int RECENT = 64;
  private static final double RELATIVE = 0.05;
  private static final double IDENTITY = 1e-6;
  private static final double SMALL = 1e-9;
  private static final double COARSE_CLOCK = 2;
  private static final double SCALE_BEYOND = 1.5;
  private static final double DRIFT = 0.01;

  private final Findings odd;
  private final int time;
  private final int unix;
  private final int voltage;
  private final int current;
  private final int power;
  private final int cycle;
  private final int record;
  private final int charge;
  private final int[] growing;
  private final List<Identity> identities = new ArrayList<>();
  private final List<Column> columns;
  private final double[] last;
  private final double[] recent = new double[RECENT];
  private int recentCount;
  private long rows;
  private double firstTime;
  private double latest = Double.NEGATIVE_INFINITY;
  private double firstUnix;
  private double inverted;
  private double upright;
  private long invertedLine;

  private record Identity(int sum, int first, int second, int sign, String message) {}

  Checks(List<Column> columns, Findings odd) {
    this.columns = columns;
    this.odd = odd;
    this.last = new double[columns.size()];
    this.time = Row.indexOf(columns, "test_time_second");
    this.unix = Row.indexOf(columns, "unix_time_second");
    this.voltage = Row.indexOf(columns, "voltage_volt");
    this.current = Row.indexOf(columns, "current_ampere");
    this.power = Row.indexOf(columns, "power_watt");
    this.cycle = Row.indexOf(columns, "cycle_count");
    this.record = Row.indexOf(columns, "record_index");
    int charging = Row.indexOf(columns, "charging_capacity_ah");
    for (String family : new String[] {"schedule_", "cycle_", "step_"}) {
      charging = charging < 0 ? Row.indexOf(columns, family + "charging_capacity_ah") : charging;
    }
    this.charge = charging;
    this.growing =
        List.of(
                "cumulative_capacity_ah",
                "charging_capacity_ah",
                "discharging_capacity_ah",
                "cumulative_energy_wh",
                "charging_energy_wh",
                "discharging_energy_wh")
            .stream()
            .mapToInt(name -> Row.indexOf(columns, name))
            .filter(column -> column >= 0)
            .toArray();
    identity("cumulative", 1, "capacity_ah");
    identity("cumulative", 1, "energy_wh");
    identity("net", -1, "capacity_ah");
    identity("net", -1, "energy_wh");
  }

  private void identity(String kind, int sign, String quantity) {
    int sum = Row.indexOf(columns, kind + "_" + quantity);
    int first = Row.indexOf(columns, "charging_" + quantity);
    int second = Row.indexOf(columns, "discharging_" + quantity);
    if (sum >= 0 && first >= 0 && second >= 0) {
      String message =
          "%s is not charging %s discharging"
              .formatted(columns.get(sum).heading(), sign > 0 ? "plus" : "less");
      identities.add(new Identity(sum, first, second, sign, message));
    }
  }

  void accept(Row row) {
    double now = row.number(time);
    if (rows == 0) {
      firstTime = now;
      latest = now;
      firstUnix = row.number(unix);
    } else {
      time(row, now);
      growth(row);
      clock(row, now);
      if (charge >= 0) {
        direction(row);
      }
      if (isTwice(row)) {
        odd.add("twice", row.line(), "the row is the same as the one before");
      }
    }
    for (Identity identity : identities) {
      double sum = row.number(identity.first) + identity.sign * row.number(identity.second);
      if (isFar(row.number(identity.sum), sum, IDENTITY, SMALL)) {
        odd.add(identity.message, row.line(), identity.message);
      }
    }
    if (power >= 0) {
      double product = row.number(voltage) * row.number(current);
      double told = row.number(power);
      // Some instruments tell power without a sign.
      if (isFar(told, product, RELATIVE, 1e-3) && isFar(-told, product, RELATIVE, 1e-3)) {
        odd.add(
            "power",
            row.line(),
            "Power / W is %s, but voltage times current is %s"
                .formatted(text(told), text(product)));
      }
    }
    for (int i = 0; i < last.length; i++) {
      last[i] = row.number(i);
    }
    rows++;
  }

  private void time(Row row, double now) {
    double step = now - last[time];
    // After time went back, a leap to where it had been is no gap.
    double beyond = last[time] < latest && now >= latest ? now - latest : step;
    latest = Math.max(latest, now);
    if (step < 0) {
      odd.add(
          "back",
          row.line(),
          "Test Time goes back from %s s to %s s; the values are kept as they are"
              .formatted(text(last[time]), text(now)));
      return;
    }
    if (beyond > GAP && recentCount > 2 && beyond > GAP_FACTOR * longest()) {
      odd.add("gap", row.line(), "a gap of %s s before this row".formatted(text(beyond)));
    } else if (beyond > 0) {
      recent[recentCount++ % RECENT] = beyond;
    }
  }

  private double longest() {
    double longest = 0;
    for (int i = 0; i < Math.min(RECENT, recentCount); i++) {
      longest = Math.max(longest, recent[i]);
    }
    return longest;
  }

  private void growth(Row row) {
    for (int column : growing) {
      double fall = last[column] - row.number(column);
      if (fall > SMALL + IDENTITY * Math.abs(last[column])) {
        String heading = columns.get(column).heading();
        odd.add(
            heading,
            row.line(),
            "%s falls, though it counts from the beginning of the test".formatted(heading));
      }
    }
    if (cycle >= 0) {
      double count = row.number(cycle);
      if (count < last[cycle]) {
        odd.add(
            "cycle back",
            row.line(),
            "Cycle Count goes back from %s to %s".formatted(text(last[cycle]), text(count)));
      } else if (count > last[cycle] + 1) {
        odd.add(
            "cycle leap",
            row.line(),
            "Cycle Count leaps from %s to %s; cycles are missing"
                .formatted(text(last[cycle]), text(count)));
      }
      if (count != Math.rint(count) && !Double.isNaN(count) || count < 0) {
        odd.add("cycle", row.line(), "Cycle Count is no number of a cycle: " + text(count));
      }
    }
  }

  private void clock(Row row, double now) {
    double instant = row.number(unix);
    if (unix >= 0 && instant < last[unix]) {
      odd.add(
          "clock", row.line(), "the clock goes back by %s s".formatted(text(last[unix] - instant)));
    }
  }

  private void direction(Row row) {
    double growth = row.number(charge) - last[charge];
    if (growth > 0 && row.number(current) < 0) {
      invertedLine = inverted == 0 ? row.line() : invertedLine;
      inverted += growth;
    } else if (growth > 0 && row.number(current) > 0) {
      upright += growth;
    }
  }

  private boolean isTwice(Row row) {
    if (row.number(time) != last[time]) {
      return false;
    }
    for (int i = 0; i < last.length; i++) {
      double value = row.number(i);
      if (i != record && value != last[i] && !(Double.isNaN(value) && Double.isNaN(last[i]))) {
        return false;
      }
    }
    return true;
  }

  /** Compares what the instrument counted in a cycle with the integral of the current. */
  void compare(Cycle cycle, double resolution) {
    double time = cycle.chargeTime() + cycle.dischargeTime();
    double least = 1e-6 + (Double.isNaN(resolution) ? 0 : resolution) * time / 3600;
    compare(cycle, "charge", cycle.chargeCapacity(), cycle.integratedCharge(), least);
    compare(cycle, "discharge", cycle.dischargeCapacity(), cycle.integratedDischarge(), least);
  }

  private void compare(Cycle cycle, String what, double counted, double integral, double least) {
    if (isFar(counted, integral, RELATIVE, least)) {
      String ratio = integral == 0 ? "" : ", %s times".formatted(text(counted / integral));
      odd.add(
          what + " capacity",
          cycle.lastLine(),
          "cycle %d: the file counts %s Ah of %s, but its current integrates to %s Ah%s; check units"
                  .formatted(cycle.number(), text(counted), what, text(integral), ratio)
              + " and the sign of the current");
    }
  }

  void finish() {
    if (inverted > 0 && inverted > upright) {
      odd.add(
          "sign",
          invertedLine,
          "charge capacity grows while the current is negative: the sign of the current is turned"
              + " round; set \"negate\" in a mapping");
    }
    double passed = rows == 0 ? 0 : last[time] - firstTime;
    double real = unix < 0 || rows == 0 ? Double.NaN : last[unix] - firstUnix;
    if (passed > 0 && real > COARSE_CLOCK) {
      double ratio = real / passed;
      boolean scaled = ratio > SCALE_BEYOND || ratio < 1 / SCALE_BEYOND;
      if (scaled) {
        odd.add(
            "scale",
            0,
            "the clock advances %s s while Test Time advances %s: its unit may be wrong%s"
                .formatted(text(real), text(passed), unit(ratio)));
      } else if (Math.abs(ratio - 1) > DRIFT) {
        odd.add(
            "scale",
            0,
            "the clock advances %s s while Test Time advances %s s"
                .formatted(text(real), text(passed)));
      }
    }
  }

  private static String unit(double ratio) {
    String[] names = {"ms", "min", "h", "days"};
    double[] seconds = {0.001, 60, 3600, 86_400};
    for (int i = 0; i < names.length; i++) {
      if (Math.abs(ratio / seconds[i] - 1) < RELATIVE) {
        return ", it looks like " + names[i];
      }
    }
    return "";
  }

  private static boolean isFar(double told, double expected, double relative, double least) {
    double most = Math.max(Math.abs(told), Math.abs(expected));
    return Math.abs(told - expected) > least + relative * most;
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.6g", value)
        .replaceFirst("(\\.\\d*?)0+($|e)", "$1$2")
        .replaceFirst("\\.($|e)", "$1");
  }
}
