package org.finales.cycler.drivers.modbus;

import java.util.Map;
import java.util.Set;
import org.finales.cycler.link.Unreadable;
import org.finales.cycler.spi.RefusedException;

/**
 * What the exception codes of an instrument mean; immutable.
 *
 * @param meanings what each code means and what to do next, for people
 * @param again codes that say that the question arrived garbled or too early, and that it is worth
 *     to ask again
 */
public record ModbusFaults(Map<Integer, String> meanings, Set<Integer> again) {
  /** The codes of the standard (Modbus application protocol V1.1b3, section 7). */
  public static final ModbusFaults STANDARD =
      new ModbusFaults(
          Map.of(
              1, "it does not know the function; check model and firmware",
              2, "it has no such register; check model and firmware",
              3, "the value is outside of what it takes; give another one",
              4, "it could not do it; look at its front",
              6, "it is busy; try again later"),
          Set.of(6));

  /** Copies both. */
  public ModbusFaults {
    meanings = Map.copyOf(meanings);
    again = Set.copyOf(again);
  }

  /** Returns what an exception code becomes: a refusal, or a reason to ask again. */
  RuntimeException exception(String what, int code) {
    String meaning = meanings.getOrDefault(code, "for a reason that is not known here");
    if (again.contains(code)) {
      return new Unreadable("an answer that is not \"" + meaning + "\"");
    }
    return new RefusedException(
        String.format("0x%02X", code), "the instrument refused to " + what + ": " + meaning);
  }
}
