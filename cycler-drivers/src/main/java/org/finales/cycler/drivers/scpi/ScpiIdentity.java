package org.finales.cycler.drivers.scpi;

import java.util.Arrays;
import java.util.Locale;
import org.finales.cycler.link.Unreadable;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.WrongInstrumentException;

/** Reads what instruments answer to {@code *IDN?}: maker, model, serial number, firmware. */
public final class ScpiIdentity {
  private ScpiIdentity() {}

  /**
   * Reads the answer; what follows the third comma is the firmware.
   *
   * @throws Unreadable if it has fewer than two parts
   */
  public static DeviceIdentity of(String line) {
    String[] parts = line.split(",", 4);
    if (parts.length < 2) {
      throw new Unreadable("a maker and a model, joined by a comma");
    }
    String[] all = Arrays.copyOf(parts, 4);
    for (int i = 0; i < all.length; i++) {
      all[i] = i < parts.length ? parts[i].strip() : "";
    }
    return new DeviceIdentity(all[0], all[1], all[2], all[3]);
  }

  /**
   * Makes sure that the maker is the right one.
   *
   * @param makers beginnings of the maker's name, any of which will do, in any case
   * @throws WrongInstrumentException if it begins otherwise
   */
  public static void expect(DeviceIdentity identity, String driver, String... makers) {
    if (!isOf(identity, makers)) {
      throw new WrongInstrumentException(
          "\""
              + identity.text()
              + "\" answered, but driver "
              + driver
              + " is for instruments of "
              + String.join(" or ", makers)
              + "; check the port, or use another driver");
    }
  }

  /** Tells whether the maker's name begins so, in any case. */
  public static boolean isOf(DeviceIdentity identity, String... makers) {
    String maker = identity.maker().toUpperCase(Locale.ROOT);
    return Arrays.stream(makers).anyMatch(one -> maker.startsWith(one.toUpperCase(Locale.ROOT)));
  }
}
