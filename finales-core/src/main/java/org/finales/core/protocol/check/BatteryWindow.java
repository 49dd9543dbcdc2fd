package org.finales.core.protocol.check;

import org.finales.api.battery.BatteryProduct;
import org.finales.cycler.spi.Envelope;

/**
 * What a battery bears, by its own limits and by those of its cells times their number, whichever
 * is stricter; immutable. What nobody says is infinite, a capacity that nobody says NaN.
 *
 * @param bears voltages, lasting currents and power
 * @param minChargingCelsius lowest temperature for charging, in °C
 * @param maxChargingCelsius highest temperature for charging, in °C
 * @param minDischargingCelsius lowest temperature for discharging, in °C
 * @param maxDischargingCelsius highest temperature for discharging, in °C
 * @param capacityAh the charge that it holds, in Ah
 */
public record BatteryWindow(
    Envelope bears,
    double minChargingCelsius,
    double maxChargingCelsius,
    double minDischargingCelsius,
    double maxDischargingCelsius,
    double capacityAh) {

  /**
   * Finds the window of a battery.
   *
   * @throws IllegalArgumentException if its own limits contradict each other
   */
  public static BatteryWindow of(BatteryProduct battery) {
    BatteryBounds bounds = new BatteryBounds(battery);
    double power = bounds.power().value();
    return new BatteryWindow(
        new Envelope(
            bounds.voltage(false).value(),
            bounds.voltage(true).value(),
            bounds.current(true, true).value(),
            bounds.current(false, true).value(),
            power,
            power),
        bounds.temperature(true, false).value(),
        bounds.temperature(true, true).value(),
        bounds.temperature(false, false).value(),
        bounds.temperature(false, true).value(),
        bounds.capacityAh());
  }
}
