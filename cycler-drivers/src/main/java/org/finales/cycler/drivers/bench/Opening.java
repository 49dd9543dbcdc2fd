package org.finales.cycler.drivers.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.link.Link;
import org.finales.cycler.simulator.SimulatedCell;
import org.finales.cycler.spi.SettingException;

/** What opening an instrument needs, whichever it is. */
public final class Opening {
  private Opening() {}

  /** Opens the link and makes something with it; closes it again if that fails. */
  public static <T> T withLink(Connection connection, Function<Link, T> open) {
    Link link = connection.openLink();
    try {
      return open.apply(link);
    } catch (RuntimeException e) {
      link.close();
      throw e;
    }
  }

  /**
   * Returns a setting that is a small whole number.
   *
   * @throws SettingException if it is out of bounds
   */
  public static int integer(Connection connection, String name, int least, int most) {
    long value = connection.settings().integer(name);
    if (value < least || value > most) {
      throw new SettingException(name + " is " + value + "; give " + least + " to " + most);
    }
    return (int) value;
  }

  /** Returns simulated cells as the connection describes them, all alike, one for each channel. */
  public static List<SimulatedCell> cells(Connection connection, int count) {
    List<SimulatedCell> cells = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      cells.add(new SimulatedCell(connection.cell(), connection.clock()));
    }
    return cells;
  }
}
