package org.finales.cycler.spi;

import java.util.List;

/**
 * How an instrument is; immutable.
 *
 * @param remote whether the host has the control; true for instruments that know no other
 * @param alarms alarms that stand, or that came since they were last asked for
 */
public record DeviceStatus(boolean remote, List<Alarm> alarms) {
  /** All is well. */
  public static final DeviceStatus OK = new DeviceStatus(true, List.of());

  /** Copies the list. */
  public DeviceStatus {
    alarms = List.copyOf(alarms);
  }
}
