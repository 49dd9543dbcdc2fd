package org.finales.cycler.drivers.simulation;

import org.finales.cycler.cell.NoisyMeter;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.OutputState;
import org.finales.cycler.spi.Reading;

/** Makes readings of what a cell really does. */
record SimulatedMeter(NoisyMeter noise, LabClock clock) {

  Reading read(double voltage, double current, double temperature, boolean on) {
    long now = clock.micros();
    return new Reading(
        now,
        now,
        noise.voltage(voltage),
        on ? noise.current(current) : current,
        on ? OutputState.ON : OutputState.OFF,
        noise.temperature(temperature));
  }
}
