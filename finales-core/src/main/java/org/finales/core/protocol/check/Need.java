package org.finales.core.protocol.check;

import java.util.Set;
import org.finales.cycler.spi.ControlMode;

/**
 * What a step of a protocol, or the whole, asks of battery and channel; immutable.
 *
 * @param step number of the step, from 1, loops counted; 0 for the whole
 * @param voltage voltages that are held or end a step, in V
 * @param current currents that are held, or end a step that holds a voltage, in A; positive
 *     charges; C-rates are in it if the capacity is known
 * @param cRate C-rates that are asked for, in 1/h; positive charges
 * @param power powers that are held, in W; positive charges
 * @param leastResistance least resistance to discharge into, in ohm; infinite for none
 * @param capacity largest charge that ends a step, in Ah; 0 for none
 * @param longest longest time that it can take, in s; infinite where no time ends it
 * @param shortest shortest time for which something is held, in s, as a pulse; infinite for none
 * @param chamber temperatures of the chamber, in °C
 * @param modes what the channel holds; empty for a rest
 * @param charges whether it charges by what it says; a held voltage alone does not tell
 * @param discharges whether it discharges by what it says
 * @param impedance whether impedances are measured
 * @param temperature whether a temperature ends it
 */
public record Need(
    int step,
    Range voltage,
    Range current,
    Range cRate,
    Range power,
    double leastResistance,
    double capacity,
    double longest,
    double shortest,
    Range chamber,
    Set<ControlMode> modes,
    boolean charges,
    boolean discharges,
    boolean impedance,
    boolean temperature) {

  /** Copies the set. */
  public Need {
    modes = Set.copyOf(modes);
  }
}
