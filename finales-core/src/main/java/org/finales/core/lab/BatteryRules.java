package org.finales.core.lab;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.finales.api.battery.Battery;
import org.finales.api.battery.OperatingLimits;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.Violation;
import org.finales.api.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/** What a battery has to fulfil to be registered, beyond what its record holds it to. */
final class BatteryRules {
  /** Nobody made batteries before Volta. */
  private static final LocalDate FIRST = LocalDate.of(1800, 1, 1);

  private final List<Violation> violations = new ArrayList<>();

  private BatteryRules() {}

  /**
   * Checks a battery.
   *
   * @throws InvalidException with every problem; the violations name the fields
   */
  static void check(Battery battery, Instant now) {
    BatteryRules rules = new BatteryRules();
    rules.that(
        battery.name() != null || battery.serialNumber() != null,
        "/name",
        "is missing; give the battery a name or a serial number");
    // A day ahead somewhere on earth it is tomorrow already.
    LocalDate latest = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1);
    rules.date("/productionDate", battery.productionDate(), latest);
    rules.date("/purchaseDate", battery.purchaseDate(), latest);
    if (battery.productionDate() != null && battery.purchaseDate() != null) {
      rules.that(
          !battery.purchaseDate().isBefore(battery.productionDate()),
          "/purchaseDate",
          "is before the battery was made");
    }
    rules.limits("/limits", battery.limits());
    if (battery.perCell() != null) {
      rules.limits("/perCell/limits", battery.perCell().limits());
    }
    if (battery.cell() != null) {
      rules.limits("/cell/limits", battery.cell().limits());
    }
    String own = battery.id();
    if (own != null) {
      rules.that(!battery.derivedFrom().contains(own), "/derivedFrom", "names the battery itself");
      rules.that(!battery.cells().contains(own), "/cells", "names the battery itself");
    }
    if (!rules.violations.isEmpty()) {
      throw new InvalidException(rules.violations);
    }
  }

  private void limits(String path, @Nullable OperatingLimits limits) {
    if (limits == null) {
      return;
    }
    Quantity lower = limits.lowerVoltageLimit();
    Quantity upper = limits.upperVoltageLimit();
    below(path + "/lowerVoltageLimit", lower, "upperVoltageLimit", upper, false);
    Quantity charging = limits.chargingVoltage();
    below(path + "/chargingVoltage", charging, "upperVoltageLimit", upper, true);
    below(path + "/lowerVoltageLimit", lower, "chargingVoltage", charging, false);
    below(
        path + "/maximumChargingCurrent",
        limits.maximumChargingCurrent(),
        "maximumPulseChargingCurrent",
        limits.maximumPulseChargingCurrent(),
        true);
    below(
        path + "/maximumDischargingCurrent",
        limits.maximumDischargingCurrent(),
        "maximumPulseDischargingCurrent",
        limits.maximumPulseDischargingCurrent(),
        true);
    below(
        path + "/minimumChargingTemperature",
        limits.minimumChargingTemperature(),
        "maximumChargingTemperature",
        limits.maximumChargingTemperature(),
        false);
    below(
        path + "/minimumDischargingTemperature",
        limits.minimumDischargingTemperature(),
        "maximumDischargingTemperature",
        limits.maximumDischargingTemperature(),
        false);
    below(
        path + "/minimumStorageTemperature",
        limits.minimumStorageTemperature(),
        "maximumStorageTemperature",
        limits.maximumStorageTemperature(),
        false);
  }

  private void below(
      String path,
      @Nullable Quantity less,
      String otherField,
      @Nullable Quantity more,
      boolean equalAllowed) {
    if (less != null && more != null) {
      int order = less.compareTo(more);
      that(
          order < 0 || (equalAllowed && order == 0),
          path,
          less
              + " is not "
              + (equalAllowed ? "at most " : "below ")
              + otherField
              + ", which is "
              + more);
    }
  }

  private void date(String path, @Nullable LocalDate date, LocalDate latest) {
    if (date != null) {
      that(!date.isAfter(latest), path, date + " lies in the future");
      that(!date.isBefore(FIRST), path, date + " is before there were batteries");
    }
  }

  private void that(boolean holds, String path, String message) {
    if (!holds) {
      violations.add(new Violation(path, message));
    }
  }
}
