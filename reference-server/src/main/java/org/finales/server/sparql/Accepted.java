package org.finales.server.sparql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.finales.core.graph.AnswerFormat;
import org.jspecify.annotations.Nullable;

/** What a caller accepts, the most wanted first (RFC 9110, section 12.5.1). */
final class Accepted {
  private static final int MAX_RANGES = 50;

  private final List<Range> ranges;

  private Accepted(List<Range> ranges) {
    this.ranges = ranges;
  }

  static Accepted of(@Nullable String header) {
    List<Range> ranges = new ArrayList<>();
    String text = header == null || header.isBlank() ? "*/*" : header;
    for (String part : text.split(",", MAX_RANGES)) {
      String[] pieces = part.split(";");
      double quality = 1;
      for (int i = 1; i < pieces.length; i++) {
        String piece = pieces[i].strip().toLowerCase(Locale.ROOT);
        if (piece.matches("q=[01](\\.[0-9]{0,3})?")) {
          quality = Double.parseDouble(piece.substring(2));
        }
      }
      if (quality > 0) {
        ranges.add(new Range(pieces[0].strip().toLowerCase(Locale.ROOT), quality));
      }
    }
    ranges.sort(Comparator.comparingDouble(Range::quality).reversed());
    return new Accepted(ranges);
  }

  /** The format that is wanted most among those that are possible. */
  Optional<AnswerFormat> best(Predicate<AnswerFormat> possible) {
    for (Range range : ranges) {
      for (AnswerFormat format : AnswerFormat.values()) {
        if (possible.test(format) && range.takes(format)) {
          return Optional.of(format);
        }
      }
    }
    return Optional.empty();
  }

  /** Whether a page is wanted rather than data. */
  boolean wantsPage() {
    for (Range range : ranges) {
      if (range.type.equals("text/html")) {
        return true;
      } else if (range.type.contains("sparql") || range.type.contains("json")) {
        return false;
      }
    }
    return false;
  }

  private record Range(String type, double quality) {
    boolean takes(AnswerFormat format) {
      String mediaType = format.mediaType();
      return type.equals("*/*")
          || type.equals("*")
          || type.equals(mediaType)
          || format.aliases().contains(type)
          || type.endsWith("/*") && mediaType.startsWith(type.substring(0, type.length() - 1));
    }
  }
}
