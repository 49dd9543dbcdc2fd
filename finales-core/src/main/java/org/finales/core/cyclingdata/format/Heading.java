package org.finales.core.cyclingdata.format;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A heading, parted into its name and its unit.
 *
 * @param text as it is in the file
 * @param name what comes before the unit
 * @param unitText the unit as it is written; null if there is none
 */
record Heading(String text, String name, @Nullable String unitText) {
  private static final Pattern BRACKETS = Pattern.compile("(.*?)\\s*[(\\[{]([^)\\]}]*)[)\\]}]\\s*");
  private static final Pattern SLASH = Pattern.compile("(.*\\S)\\s+/\\s+(\\S.*)");
  private static final Pattern HASH = Pattern.compile("(.+)#(.+)");
  private static final Pattern SUFFIX = Pattern.compile("(.+)_([A-Za-z]+)");
  private static final Set<String> SUFFIXES =
      Set.of(
          "s", "ms", "us", "min", "h", "A", "mA", "uA", "V", "mV", "Ah", "mAh", "Wh", "mWh", "W",
          "mW", "C", "degC", "K", "Psi", "psi", "Pa", "kPa", "bar", "Ohm", "ohm", "mOhm", "Hz");

  /** Parts a heading. */
  static Heading of(String text) {
    String stripped = text.strip();
    for (Pattern pattern : new Pattern[] {BRACKETS, SLASH, HASH}) {
      Matcher parts = pattern.matcher(stripped);
      if (parts.matches() && !parts.group(1).isBlank()) {
        String unit = parts.group(2).strip();
        return new Heading(text, parts.group(1).strip(), unit.isEmpty() ? null : unit);
      }
    }
    Matcher parts = SUFFIX.matcher(stripped);
    if (parts.matches() && SUFFIXES.contains(parts.group(2))) {
      return new Heading(text, parts.group(1), parts.group(2));
    }
    return new Heading(text, stripped, null);
  }

  /** The name in lower case, its words parted by single spaces. */
  String key() {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}#+]+", " ").strip();
  }

  /** The unit; a lone C is degrees where the name speaks of temperature. */
  Optional<Unit> unit() {
    if (unitText == null || unitText.length() > Unit.MAX_LENGTH) {
      return Optional.empty();
    }
    String written = unitText;
    boolean warm = key().matches(".*(temp|\\bt\\d?\\b|tenv).*");
    if (warm && written.matches("(deg|°|º|\\uFFFD|\\?|Â°)?\\s*[cC]|(deg|degrees)\\s?[cC]\\w*")) {
      written = "degC";
    }
    String known =
        switch (written.toLowerCase(Locale.ROOT)) {
          case "sec", "secs", "second", "seconds" -> "s";
          case "mins", "minute", "minutes" -> "min";
          case "hr", "hrs", "hour", "hours", "std" -> "h";
          case "amps", "amp", "ampere" -> "A";
          case "volts", "volt" -> "V";
          case "psi" -> "psi";
          default -> written;
        };
    return Unit.tryParse(known);
  }
}
