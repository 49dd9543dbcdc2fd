package org.finales.core.protocol.check;

import java.util.function.Function;
import org.finales.api.battery.Battery;
import org.finales.api.battery.BatteryCell;
import org.finales.api.battery.BatteryProduct;
import org.finales.api.battery.OperatingLimits;
import org.finales.api.battery.Ratings;
import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/** What a battery bears, by its own limits and by those of its cells, whichever is stricter. */
final class BatteryBounds {
  /** A bound with where it comes from, in words; infinite if nobody says. */
  record Bound(double value, String source) {}

  private final BatteryProduct battery;
  private final @Nullable OperatingLimits perCell;
  private final @Nullable Ratings cellRatings;
  private final double series;
  private final double parallel;

  BatteryBounds(BatteryProduct battery) {
    this.battery = battery;
    OperatingLimits limits = null;
    Ratings ratings = null;
    double inSeries = 1;
    double inParallel = 1;
    if (battery instanceof Battery several) {
      BatteryCell cell = several.cell();
      if (cell != null) {
        limits = cell.limits();
        ratings = cell.ratings();
      }
      if (several.perCell() != null) {
        limits = several.perCell().limits() == null ? limits : several.perCell().limits();
        ratings = several.perCell().ratings() == null ? ratings : several.perCell().ratings();
      }
      inSeries = Figures.of(several.cellsInSeries(), "1");
      inParallel = Figures.of(several.cellsInParallel(), "1");
    }
    perCell = limits;
    cellRatings = ratings;
    series = inSeries;
    parallel = inParallel;
  }

  /** The lowest and the highest of two bounds are the stricter ones. */
  Bound voltage(boolean upper) {
    Function<OperatingLimits, @Nullable Quantity> limit =
        upper ? OperatingLimits::upperVoltageLimit : OperatingLimits::lowerVoltageLimit;
    String name = upper ? "highest voltage" : "lowest voltage";
    return stricter(limit, "V", series, "in series", name, upper);
  }

  Bound current(boolean charging, boolean pulse) {
    Bound lasting =
        stricter(
            charging
                ? OperatingLimits::maximumChargingCurrent
                : OperatingLimits::maximumDischargingCurrent,
            "A",
            parallel,
            "in parallel",
            charging ? "largest charging current" : "largest discharging current",
            true);
    if (!pulse) {
      return lasting;
    }
    Bound brief =
        stricter(
            charging
                ? OperatingLimits::maximumPulseChargingCurrent
                : OperatingLimits::maximumPulseDischargingCurrent,
            "A",
            parallel,
            "in parallel",
            charging ? "largest charging pulse" : "largest discharging pulse",
            true);
    return Double.isFinite(brief.value()) ? brief : lasting;
  }

  Bound temperature(boolean charging, boolean upper) {
    Function<OperatingLimits, @Nullable Quantity> limit;
    if (charging) {
      limit =
          upper
              ? OperatingLimits::maximumChargingTemperature
              : OperatingLimits::minimumChargingTemperature;
    } else {
      limit =
          upper
              ? OperatingLimits::maximumDischargingTemperature
              : OperatingLimits::minimumDischargingTemperature;
    }
    String name =
        (upper ? "highest" : "lowest")
            + " temperature for "
            + (charging ? "charging" : "discharging");
    return stricter(limit, "degC", 1, "alike", name, upper);
  }

  private Bound stricter(
      Function<OperatingLimits, @Nullable Quantity> limit,
      String unit,
      double count,
      String how,
      String name,
      boolean upper) {
    double none = upper ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    String shown = unit.equals("degC") ? "°C" : unit;
    OperatingLimits own = battery.limits();
    double whole = own == null ? Double.NaN : Figures.of(limit.apply(own), unit);
    double each = perCell == null ? Double.NaN : Figures.of(limit.apply(perCell), unit);
    double cells = each * count;
    boolean byCells =
        !Double.isNaN(cells) && (Double.isNaN(whole) || (upper ? cells < whole : cells > whole));
    if (byCells) {
      String many = count == 1 ? "each cell" : Figures.number(count) + " cells " + how;
      return new Bound(
          cells,
          "the battery's %s of %s (%s of %s each)"
              .formatted(name, Figures.amount(cells, shown), many, Figures.amount(each, shown)));
    }
    return Double.isNaN(whole)
        ? new Bound(none, "")
        : new Bound(whole, "the battery's %s of %s".formatted(name, Figures.amount(whole, shown)));
  }

  /** The largest power, in W. */
  Bound power() {
    Ratings own = battery.ratings();
    double whole = own == null ? Double.NaN : Figures.of(own.maximumPower(), "W");
    if (Double.isNaN(whole) && cellRatings != null) {
      whole = Figures.of(cellRatings.maximumPower(), "W") * series * parallel;
    }
    return Double.isNaN(whole)
        ? new Bound(Double.POSITIVE_INFINITY, "")
        : new Bound(whole, "the battery's largest power of " + Figures.amount(whole, "W"));
  }

  /** The charge that it holds, in Ah; NaN if nobody says. */
  double capacityAh() {
    double own = capacity(battery.ratings());
    return Double.isNaN(own) ? capacity(cellRatings) * parallel : own;
  }

  private static double capacity(@Nullable Ratings ratings) {
    if (ratings == null) {
      return Double.NaN;
    }
    for (Quantity given :
        new @Nullable Quantity[] {
          ratings.nominalCapacity(),
          ratings.ratedCapacity(),
          ratings.typicalCapacity(),
          ratings.minimumCapacity()
        }) {
      if (given != null) {
        return Figures.of(given, "Ah");
      }
    }
    return Double.NaN;
  }

  /** Whether limits of cells are known, but not how many cells there are. */
  boolean lacksCellCount() {
    return perCell != null && (Double.isNaN(series) || Double.isNaN(parallel));
  }
}
