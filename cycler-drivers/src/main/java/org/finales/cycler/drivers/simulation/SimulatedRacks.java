package org.finales.cycler.drivers.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.finales.cycler.driver.ConnectionString;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.SettingException;

/**
 * Simulated cyclers that stay in this process when they are closed. Whoever opens one gets it, also
 * if another part of the program had it and died. Thread-safe.
 */
final class SimulatedRacks {
  private static final int MOST = 1_000;
  private static final Map<String, Rack> RACKS = new HashMap<>();

  private record Rack(ConnectionString where, LabClock clock, SimulatedCycler cycler) {}

  private SimulatedRacks() {}

  static SimulatedCycler open(
      String name, ConnectionString where, LabClock clock, Supplier<SimulatedCycler> maker) {
    synchronized (RACKS) {
      Rack rack = RACKS.get(name);
      if (rack != null && rack.clock() == clock) {
        if (!rack.where().equals(where)) {
          throw new SettingException(
              "the simulated cycler " + name + " is there with other settings; use another name");
        }
        rack.cycler().openAgain();
        return rack.cycler();
      }
      if (rack == null && RACKS.size() >= MOST) {
        throw new SettingException(
            "there are " + MOST + " named simulated cyclers in this process; leave the name out");
      }
      SimulatedCycler made = maker.get();
      RACKS.put(name, new Rack(where, clock, made));
      return made;
    }
  }
}
