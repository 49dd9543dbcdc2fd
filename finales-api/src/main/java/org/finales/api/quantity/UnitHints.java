package org.finales.api.quantity;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds what somebody may have meant by a unit that is not known. */
final class UnitHints {

  private static final int LONGEST = 24;

  private UnitHints() {}

  /** Returns {@code ; did you mean 'mAh'?} or general advice. */
  static String forUnknown(String name, UnitTable table) {
    String guess = name.length() > LONGEST ? null : guess(name, table);
    return guess != null
        ? "; did you mean '%s'?".formatted(guess)
        : "; write it as UCUM does (mS/cm, g.cm-3) or spelled out (siemens / meter)";
  }

  private static @Nullable String guess(String name, UnitTable table) {
    String sameLetters = null;
    for (String spelling : table.spellings()) {
      if (spelling.equalsIgnoreCase(name)) {
        sameLetters = nearerInCase(name, sameLetters, spelling);
      }
    }
    for (Prefix prefix : Prefix.ALL) {
      int length = prefix.symbol().length();
      if (name.regionMatches(true, 0, prefix.symbol(), 0, length)) {
        String rest = name.substring(length);
        for (String spelling : table.spellings()) {
          if (spelling.equalsIgnoreCase(rest) && table.find(prefix.symbol() + spelling) != null) {
            sameLetters = nearerInCase(name, sameLetters, prefix.symbol() + spelling);
          }
        }
      }
    }
    return sameLetters != null ? sameLetters : nearest(name, table);
  }

  private static String nearerInCase(String name, @Nullable String known, String candidate) {
    return known == null || distance(name, candidate) < distance(name, known) ? candidate : known;
  }

  private static @Nullable String nearest(String name, UnitTable table) {
    int best = name.length() >= 6 ? 3 : name.length() >= 4 ? 2 : 0;
    String found = null;
    String lower = name.toLowerCase(Locale.ROOT);
    for (String spelling : table.spellings()) {
      // as many letters as the lengths differ by must be put in or left out
      if (spelling.length() > 2 && Math.abs(spelling.length() - name.length()) < best) {
        int distance = distance(lower, spelling.toLowerCase(Locale.ROOT), best);
        if (distance < best) {
          best = distance;
          found = spelling;
        }
      }
    }
    return found;
  }

  private static int distance(String a, String b) {
    return distance(a, b, Integer.MAX_VALUE);
  }

  /** Levenshtein's edit distance, or any number from the bound on if it is not below that. */
  private static int distance(String a, String b, int bound) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      int least = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
        least = Math.min(least, row[j]);
      }
      if (least >= bound) {
        return least;
      }
    }
    return row[b.length()];
  }
}
