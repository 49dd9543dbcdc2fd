package org.finales.core.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.SchemaException;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression that is compared in a time that grows with the text and not with what the
 * pattern could be made to try, and gives up where pattern and text together are too long.
 *
 * <p>RE2/J compares it, so look-around and back references, which no engine compares in such a
 * time, are refused when the schema is compiled. The same text gets the same answer on a busy
 * machine and on an idle one.
 */
final class BoundedPattern implements RegularExpression {
  static final RegularExpressionFactory FACTORY = BoundedPattern::new;

  /** Size of the pattern times length of the text, summed over a validation; some milliseconds. */
  private static final long MOST_STEPS = 5_000_000;

  /** Longest pattern, in characters. */
  private static final int MAX_LENGTH = 10_000;

  /** Largest pattern after its repetitions are written out, in characters. */
  private static final int MAX_PROGRAM = 10_000;

  private static final java.util.regex.Pattern UNICODE_ESCAPE =
      java.util.regex.Pattern.compile(
          "(?<!\\\\)((?:\\\\\\\\)*)\\\\u(?:([0-9a-fA-F]{4})|\\{([0-9a-fA-F]{1,6})\\})");

  private static final ThreadLocal<@Nullable Budget> CURRENT = new ThreadLocal<>();

  private final String source;
  private final Pattern pattern;

  /**
   * Compiles a pattern.
   *
   * @throws IllegalArgumentException if it is no regular expression or cannot be bounded; the
   *     message says what is wrong with it
   */
  BoundedPattern(String source) {
    if (source.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "it has " + source.length() + " characters, at most " + MAX_LENGTH);
    }
    if (PatternSize.of(source) > MAX_PROGRAM) {
      throw new IllegalArgumentException("it repeats beyond reason");
    }
    this.source = source;
    try {
      this.pattern = Pattern.compile(translate(source));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "it is not understood: "
              + e.getDescription()
              + (source.contains("(?=") || source.contains("(?!") || source.contains("(?<")
                  ? "; look-around is not supported"
                  : ""),
          e);
    }
  }

  /** ECMAScript writes characters by number in a way of its own. */
  private static String translate(String ecmaScript) {
    return UNICODE_ESCAPE.matcher(ecmaScript).replaceAll("$1\\\\x{$2$3}");
  }

  /**
   * Refuses what cannot be used, as the constructor does.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  static void check(String source) {
    FACTORY.getRegularExpression(source);
  }

  /** Runs a validation under a budget of its own. */
  static <T> T withBudget(Supplier<T> validation) {
    Budget outer = CURRENT.get();
    CURRENT.set(new Budget());
    try {
      return validation.get();
    } finally {
      if (outer == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(outer);
      }
    }
  }

  @Override
  public boolean matches(String value) {
    Budget current = CURRENT.get();
    Budget budget = current == null ? new Budget() : current;
    budget.steps -= (long) pattern.programSize() * (value.length() + 1);
    if (budget.steps < 0) {
      throw new TooCostlyException(source, value);
    }
    return pattern.matcher(value).find();
  }

  /** Thrown through the validator, which passes schema exceptions on silently. */
  static final class TooCostlyException extends SchemaException {
    private static final long serialVersionUID = 1L;
    private final String pattern;
    private final String text;

    TooCostlyException(String pattern, String text) {
      super("a pattern takes too long to compare");
      this.pattern = pattern;
      this.text = text;
    }

    String pattern() {
      return pattern;
    }

    String text() {
      return text;
    }
  }

  private static final class Budget {
    private long steps = MOST_STEPS;
  }
}
