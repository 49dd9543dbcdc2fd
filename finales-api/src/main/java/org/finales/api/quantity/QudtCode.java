package org.finales.api.quantity;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads codes of the QUDT unit vocabulary, {@code MilliA-HR-PER-GM}: atoms joined by hyphens,
 * divisors after PER.
 */
final class QudtCode {

  private static final Pattern ATOM = Pattern.compile("([A-Za-z_]+?)(\\d{0,2})");

  private QudtCode() {}

  /** Returns what the code means, or null if it is none. */
  static @Nullable UnitDefinition read(String code, UnitTable table) {
    UnitDefinition unit = UnitDefinition.ONE;
    boolean divisor = false;
    boolean atomNeeded = true;
    for (String part : code.split("-", -1)) {
      if (part.equals("PER") && !divisor) {
        divisor = true;
        atomNeeded = true;
        continue;
      }
      Matcher atom = ATOM.matcher(part);
      UnitDefinition named = atom.matches() ? table.findQudt(atom.group(1)) : null;
      if (named == null || (named.hasOffset() && !part.equals(code))) {
        return null;
      }
      int exponent = atom.group(2).isEmpty() ? 1 : Integer.parseInt(atom.group(2));
      if (part.equals(code) && exponent == 1) {
        return named;
      }
      unit = unit.times(named.pow(divisor ? -exponent : exponent));
      atomNeeded = false;
    }
    return atomNeeded ? null : unit;
  }
}
