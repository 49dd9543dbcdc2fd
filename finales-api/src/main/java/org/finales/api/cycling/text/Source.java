package org.finales.api.cycling.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a text into statements: without comments and blank lines, continued lines joined. */
final class Source {
  private final Findings findings;
  private final List<Statement> statements = new ArrayList<>();
  private @Nullable Statement last;

  private Source(Findings findings) {
    this.findings = findings;
  }

  /** Returns the statements of a text; tells the findings what cannot be cut. */
  static List<Statement> cut(String text, Findings findings) {
    if (text.length() > ProfileText.MAX_LENGTH) {
      throw tooMuch(
          1,
          "the profile has %d characters, at most %d are allowed"
              .formatted(text.length(), ProfileText.MAX_LENGTH));
    }
    Source source = new Source(findings);
    int number = 0;
    for (int from = 0; from <= text.length() && !findings.isFull(); ) {
      int to = from;
      while (to < text.length() && text.charAt(to) != '\n' && text.charAt(to) != '\r') {
        to++;
      }
      if (++number > ProfileText.MAX_LINES) {
        throw tooMuch(
            number,
            "the profile has more than %d lines, which is the most that is allowed"
                .formatted(ProfileText.MAX_LINES));
      }
      source.line(text.substring(from, to), number);
      boolean isPair = text.startsWith("\r\n", to);
      from = to + (isPair ? 2 : 1);
    }
    return source.statements;
  }

  private static Flaw tooMuch(int line, String message) {
    return new Flaw(
        new ProfileProblem(line, 1, 0, message, null, null, "part it into several profiles"));
  }

  private void line(String line, int number) {
    int start = 0;
    int quote = -1;
    int place = 0;
    boolean isHead = true;
    for (; place < line.length(); place++) {
      char c = line.charAt(place);
      if (quote >= 0) {
        if (c == '\\') {
          place++;
        } else if (c == '"') {
          quote = -1;
        }
      } else if (c == '"') {
        quote = place;
      } else if (c == '#') {
        break;
      } else if (c == '|') {
        section(new Cursor(line, number, start, place), isHead, true);
        isHead = false;
        start = place + 1;
      }
    }
    int end = Math.min(place, line.length());
    if (quote >= 0) {
      Cursor open = new Cursor(line, number, quote, line.length());
      findings.problem(
          open.flaw(
              open.rest(),
              "the quotation mark is not closed",
              "\" in the same line",
              "write \\\" for a quotation mark within a text, and put the text in quotes"));
      if (isHead) {
        // what continues the line is not worth a problem of its own
        last = new Statement(open);
      }
      return;
    }
    section(new Cursor(line, number, start, end), isHead, false);
  }

  private void section(Cursor section, boolean isHead, boolean hasBar) {
    if (isHead && section.hasMore()) {
      last = new Statement(section);
      statements.add(last);
    } else if (isHead && hasBar && last == null) {
      last = new Statement(section);
      findings.problem(
          section.flawHere(
              "there is nothing above that this line could continue",
              "an instruction",
              "a line that begins with | belongs to the instruction above"));
    } else if (!isHead && section.hasMore() && last != null) {
      last.options().add(section);
    }
  }
}
