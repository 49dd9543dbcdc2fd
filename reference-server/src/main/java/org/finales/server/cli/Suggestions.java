package org.finales.server.cli;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.finales.api.battinfo.Term;
import org.finales.api.battinfo.Vocabulary;
import org.jspecify.annotations.Nullable;

/** What somebody perhaps meant who wrote a name that nobody knows. */
final class Suggestions {
  private static final int LONGEST = 80;
  private static final List<String> LABELS =
      Vocabulary.battinfo().terms().stream().map(Term::label).distinct().toList();

  private Suggestions() {}

  /** Finds the nearest term of the vocabulary, with its IRI. */
  static Optional<String> term(String encoded) {
    return nearest(URLDecoder.decode(encoded, StandardCharsets.UTF_8), LABELS)
        .map(label -> label + " <" + Vocabulary.battinfo().iri(label) + ">");
  }

  /** Finds the nearest name, unless none is near: at most a quarter of the letters may differ. */
  static Optional<String> nearest(String name, Collection<String> names) {
    if (name.isBlank() || name.length() > LONGEST) {
      return Optional.empty();
    }
    String wanted = name.toLowerCase(Locale.ROOT);
    int best = Math.max(1, wanted.length() / 4) + 1;
    @Nullable String found = null;
    for (String known : names) {
      if (Math.abs(known.length() - wanted.length()) < best) {
        int distance = distance(wanted, known.toLowerCase(Locale.ROOT));
        if (distance < best) {
          best = distance;
          found = known;
        }
      }
    }
    return Optional.ofNullable(found);
  }

  /** How many letters must be put in, left out or exchanged (Levenshtein's distance). */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int above = row[j];
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(above, row[j - 1]) + 1, diagonal + change);
        diagonal = above;
      }
    }
    return row[other.length()];
  }
}
