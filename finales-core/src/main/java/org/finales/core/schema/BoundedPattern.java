package org.finales.core.schema;

import com.networknt.schema.SchemaException;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression that is compared in a time that grows with the text and not with what the
 * pattern could be made to try, and gives up after a number of steps.
 *
 * <p>Steps are counted, not seconds: the same text gets the same answer on a busy machine and on an
 * idle one. The budget holds for a whole validation, and grows with the text compared.
 */
final class BoundedPattern implements RegularExpression {
  static final RegularExpressionFactory FACTORY = BoundedPattern::new;

  /** Steps allowed for a validation; some milliseconds. */
  private static final long BASE_STEPS = 1_000_000;

  /** Further steps for each character of text compared. */
  private static final long STEPS_PER_CHARACTER = 25;

  /** Longest pattern, in characters. */
  private static final int MAX_LENGTH = 10_000;

  private static final ThreadLocal<@Nullable Budget> CURRENT = new ThreadLocal<>();

  private final String source;
  private final PatternProgram program;

  /**
   * Compiles a pattern.
   *
   * @throws IllegalArgumentException if it is no regular expression or repeats beyond reason; the
   *     message says what is wrong with it
   */
  BoundedPattern(String source) {
    if (source.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "it has " + source.length() + " characters, at most " + MAX_LENGTH);
    }
    this.source = source;
    this.program = new PatternProgram(PatternParser.parse(source));
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
    budget.steps += STEPS_PER_CHARACTER * value.length();
    return program.find(
        value,
        steps -> {
          budget.steps -= steps;
          if (budget.steps < 0) {
            throw new TooCostlyException(source, value);
          }
        });
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
    private long steps = BASE_STEPS;
  }
}
