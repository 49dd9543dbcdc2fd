package org.finales.cycler.link;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the numbers that instruments write: {@code 12.50V}, {@code 1.2E-3}, {@code 0.5 kW}. */
public final class Numbers {
  private static final Pattern NUMBER =
      Pattern.compile(
          "([-+]?(?:\\d{1,15}(?:\\.\\d{0,25})?|\\.\\d{1,25})(?:[eE][-+]?\\d{1,3})?)"
              + "\\s*([kmu]?)([A-Za-z%]{0,5})");

  private Numbers() {}

  /**
   * Reads one number that fills the whole text.
   *
   * @param text for example {@code 12.50V}
   * @param unit the unit that may follow, in any case, for example {@code V}; {@code k}, {@code m}
   *     and {@code u} before it scale
   * @return the number in the unit; always finite
   * @throws Unreadable if the text is anything else
   */
  public static double of(String text, String unit) {
    Matcher matcher = NUMBER.matcher(text.strip());
    if (!matcher.matches()) {
      throw new Unreadable("a number in " + unit);
    }
    String prefix = matcher.group(2);
    String found = matcher.group(3);
    double scale = 1;
    if (!found.equalsIgnoreCase(unit)) {
      // "m" can be a prefix or the unit itself, so both readings are tried
      if (!found.isEmpty() || !prefix.isEmpty()) {
        if (!(prefix + found).equalsIgnoreCase(unit)) {
          throw new Unreadable("a number in " + unit);
        }
        prefix = "";
      }
    }
    switch (prefix) {
      case "k" -> scale = 1e3;
      case "m" -> scale = 1e-3;
      case "u" -> scale = 1e-6;
      default -> {}
    }
    double value = Double.parseDouble(matcher.group(1)) * scale;
    if (!Double.isFinite(value)) {
      throw new Unreadable("a finite number in " + unit);
    }
    return value;
  }

  /**
   * Reads several numbers, separated by commas.
   *
   * @param units the units in their order; there have to be as many numbers
   * @throws Unreadable if the text is anything else
   */
  public static double[] list(String text, String... units) {
    String[] parts = text.split(",", -1);
    if (parts.length != units.length) {
      throw new Unreadable(units.length + " numbers");
    }
    double[] values = new double[parts.length];
    for (int i = 0; i < parts.length; i++) {
      values[i] = of(parts[i], units[i]);
    }
    return values;
  }
}
