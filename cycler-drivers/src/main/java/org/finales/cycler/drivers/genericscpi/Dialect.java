package org.finales.cycler.drivers.genericscpi;

import java.util.List;
import org.finales.cycler.drivers.scpi.ScpiIdentity;
import org.finales.cycler.drivers.scpi.ScpiSession;
import org.finales.cycler.spi.DeviceIdentity;
import org.jspecify.annotations.Nullable;

/**
 * What makers do differently, whatever the instrument is; immutable.
 *
 * @param code name of the profile in connection strings
 * @param makers how the maker's name in {@code *IDN?} begins; empty if any will do
 * @param terminator what ends a line
 * @param takeControl makes the host the master; null if the first command does
 * @param giveControl gives the control back to the front; null if nothing does
 * @param errorQuery asks for the oldest error; null without a queue
 */
public record Dialect(
    String code,
    List<String> makers,
    String terminator,
    @Nullable String takeControl,
    @Nullable String giveControl,
    @Nullable String errorQuery) {

  /** Copies the list. */
  public Dialect {
    makers = List.copyOf(makers);
  }

  /** Makes one whose lines end with a line feed, with {@code SYST:ERR?} and no word for control. */
  static Dialect plain(String code, String... makers) {
    return new Dialect(code, List.of(makers), "\n", null, null, "SYST:ERR?");
  }

  /** Makes one that wants to hear {@code SYST:REM} first and {@code SYST:LOC} last. */
  static Dialect remote(String code, String... makers) {
    return new Dialect(code, List.of(makers), "\n", "SYST:REM", "SYST:LOC", "SYST:ERR?");
  }

  /**
   * Asks who answers, makes sure that it is of the maker, and takes the control.
   *
   * @throws org.finales.cycler.spi.WrongInstrumentException if it is of another maker
   */
  DeviceIdentity begin(ScpiSession scpi, String driver) {
    if (errorQuery != null) {
      scpi.tell("*CLS");
    }
    DeviceIdentity identity = scpi.ask("*IDN?", ScpiIdentity::of);
    if (!makers.isEmpty()) {
      ScpiIdentity.expect(identity, driver, makers.toArray(new String[0]));
    }
    if (takeControl != null) {
      scpi.command(takeControl);
    }
    return identity;
  }

  /** Gives the control back. */
  public void end(ScpiSession scpi) {
    if (giveControl != null) {
      scpi.tell(giveControl);
    }
  }
}
