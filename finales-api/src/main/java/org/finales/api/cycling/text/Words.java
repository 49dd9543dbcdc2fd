package org.finales.api.cycling.text;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of the language, in any case, and what people write instead. */
final class Words {
  /** What an instruction begins with. */
  static final List<String> INSTRUCTIONS =
      List.of(
          "WAIT", "CC", "CV", "CCCV", "CP", "CR", "SCAN", "RAMP", "PULSES", "DRIVE", "EIS", "LOOP",
          "END", "REPEAT");

  /** What a line for the whole protocol begins with. */
  static final List<String> HEADERS =
      List.of(
          "NAME",
          "DESCRIPTION",
          "VERSION",
          "TECHNIQUE",
          "ID",
          "AUTHOR",
          "CAPACITY",
          "RECORD",
          "SAFETY",
          "ATTRIBUTE");

  private static final int LONGEST = 24;

  private static final Map<String, String> MEANT =
      Map.ofEntries(
          Map.entry("REST", "WAIT"),
          Map.entry("OCV", "WAIT"),
          Map.entry("OCP", "WAIT"),
          Map.entry("PAUSE", "WAIT"),
          Map.entry("SLEEP", "WAIT"),
          Map.entry("HOLD", "CV"),
          Map.entry("CHARGE", "CC"),
          Map.entry("CHG", "CC"),
          Map.entry("DISCHARGE", "CC with a negative current"),
          Map.entry("DCHG", "CC with a negative current"),
          Map.entry("CURRENT", "CC"),
          Map.entry("VOLTAGE", "CV"),
          Map.entry("POWER", "CP"),
          Map.entry("RESISTANCE", "CR"),
          Map.entry("LSV", "SCAN"),
          Map.entry("PULSE", "PULSES"),
          Map.entry("GEIS", "EIS with an amplitude such as 10 mA"),
          Map.entry("PEIS", "EIS"),
          Map.entry("CYCLE", "LOOP"),
          Map.entry("FOR", "LOOP"),
          Map.entry("GOTO", "REPEAT"),
          Map.entry("NEXT", "END"),
          Map.entry("LIMITS", "SAFETY"),
          Map.entry("LIMIT", "SAFETY"),
          Map.entry("RECORDING", "RECORD"),
          Map.entry("LOG", "RECORD"),
          Map.entry("TITLE", "NAME"),
          Map.entry("COMMENT", "NOTE"),
          Map.entry("DURATION", "TIME"),
          Map.entry("SECONDS", "TIME"),
          Map.entry("TEMP", "TEMPERATURE"),
          Map.entry("CHARGED", "CAPACITY"),
          Map.entry("STATE OF CHARGE", "SOC"),
          Map.entry("DELTAV", "DV"),
          Map.entry("-DV", "DV"),
          Map.entry("CYCLE COUNT", "CYCLES"));

  private Words() {}

  /** Returns a word as this language compares it: upper case, one space between parts. */
  static String of(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isBlank = Cursor.isBlank(c);
      if (!isBlank) {
        out.append(c);
      } else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
        out.append(' ');
      }
    }
    String word = out.toString().toUpperCase(Locale.ROOT);
    return switch (word) {
      case "CC-CV" -> "CCCV";
      case "IMPEDANCE" -> "EIS";
      case "ΔV" -> "DV";
      default -> word;
    };
  }

  /** Returns {@code did you mean WAIT?}, or null if nothing is near. */
  static @Nullable String hint(String word, Collection<String> known) {
    if (word.isEmpty() || word.length() > LONGEST) {
      return null;
    }
    String meant = MEANT.get(word);
    if (meant == null || known.stream().noneMatch(meant::startsWith)) {
      meant = nearest(word, known);
    }
    return meant == null ? null : "did you mean %s?".formatted(meant);
  }

  private static @Nullable String nearest(String word, Collection<String> known) {
    int best = word.length() > 3 ? 3 : 2;
    String found = null;
    for (String candidate : known) {
      if (Math.abs(candidate.length() - word.length()) < best) {
        int distance = distance(word, candidate);
        if (distance < best && distance < candidate.length()) {
          best = distance;
          found = candidate;
        }
      }
    }
    return found;
  }

  /** Levenshtein's edit distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
