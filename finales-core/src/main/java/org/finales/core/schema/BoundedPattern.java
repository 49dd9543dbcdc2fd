package org.finales.core.schema;

import com.networknt.schema.SchemaException;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import com.networknt.schema.regex.RegularExpressions;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression that gives up after a number of looks at its text.
 *
 * <p>Looks are counted, not seconds: the same text gets the same answer on a busy machine and on an
 * idle one. The budget holds for a whole validation, and grows with the text compared.
 */
final class BoundedPattern implements RegularExpression {
  static final RegularExpressionFactory FACTORY = BoundedPattern::new;

  /** Looks at characters allowed for a validation; some 10 ms. */
  private static final long BASE_LOOKS = 400_000;

  /** Further looks for each character of text compared. */
  private static final long LOOKS_PER_CHARACTER = 50;

  /** Longest pattern, in characters. */
  private static final int MAX_LENGTH = 10_000;

  /** Most repetitions that nested counts such as {@code (a{100}){100}} may multiply to. */
  private static final long MAX_REPETITIONS = 100_000;

  private static final ThreadLocal<@Nullable Budget> CURRENT = new ThreadLocal<>();

  private final String source;
  private final Pattern pattern;

  /**
   * Compiles a pattern.
   *
   * @throws IllegalArgumentException if it is no regular expression or repeats beyond reason
   */
  BoundedPattern(String source) {
    this.source = source;
    if (source.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "the pattern has " + source.length() + " characters, at most " + MAX_LENGTH);
    }
    if (repetitions(source) > MAX_REPETITIONS) {
      throw new IllegalArgumentException(
          "the pattern's counts multiply to more than " + MAX_REPETITIONS + " repetitions");
    }
    try {
      pattern =
          Pattern.compile(
              RegularExpressions.replaceLongformCharacterProperties(
                  RegularExpressions.replaceDollarAnchors(source)));
    } catch (StackOverflowError e) {
      throw new IllegalArgumentException("the pattern is nested too deeply", e);
    }
  }

  /**
   * Refuses what cannot be used.
   *
   * @throws IllegalArgumentException if it is no regular expression or repeats beyond reason
   */
  static void check(String source) {
    new BoundedPattern(source).pattern.flags();
  }

  /** Why a pattern was refused, on one line. */
  static String reason(IllegalArgumentException e) {
    if (e instanceof PatternSyntaxException syntax) {
      return syntax.getDescription() + " at character " + Math.max(syntax.getIndex(), 0);
    }
    return String.valueOf(e.getMessage());
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
    Budget budget = CURRENT.get();
    if (budget == null) {
      budget = new Budget();
    }
    budget.looks += LOOKS_PER_CHARACTER * value.length();
    try {
      return pattern.matcher(new CountedText(value, 0, value.length(), budget)).find();
    } catch (BudgetSpentException | StackOverflowError e) {
      throw new TooCostlyException(source, value);
    }
  }

  /** The largest product of nested counts, found without running the pattern. */
  private static long repetitions(String source) {
    // One entry per open group: the largest product seen in it so far.
    long[] open = new long[source.length() + 1];
    Arrays.fill(open, 1);
    int depth = 0;
    long last = 1;
    boolean inClass = false;
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (inClass) {
        i += c == '\\' ? 1 : 0;
        inClass = c != ']';
        continue;
      }
      switch (c) {
        case '{' -> last = Math.min(last * largestCount(source, i + 1), Integer.MAX_VALUE);
        case '(' -> {
          open[++depth] = 1;
          last = 1;
        }
        case ')' -> last = depth > 0 ? open[depth--] : 1;
        default -> {
          last = 1;
          inClass = c == '[';
          i += c == '\\' ? 1 : 0;
        }
      }
      open[depth] = Math.max(open[depth], last);
      if (c == '{') {
        int close = source.indexOf('}', i);
        i = close < 0 ? i : close;
      }
    }
    long most = 1;
    for (int i = 0; i <= depth; i++) {
      most = Math.max(most, open[i]);
    }
    return most;
  }

  /** The larger number of {@code {2,5}}; 1 if that is no count. */
  private static long largestCount(String source, int start) {
    long largest = 1;
    long number = 0;
    for (int i = start; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c >= '0' && c <= '9') {
        number = Math.min(number * 10 + (c - '0'), Integer.MAX_VALUE);
      } else {
        largest = Math.max(largest, number);
        number = 0;
        if (c != ',') {
          return c == '}' ? largest : 1;
        }
      }
    }
    return 1;
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
    private long looks = BASE_LOOKS;
  }

  private static final class BudgetSpentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BudgetSpentException() {
      super("budget spent", null, false, false);
    }
  }

  private record CountedText(String text, int start, int end, Budget budget)
      implements CharSequence {
    @Override
    public char charAt(int index) {
      if (--budget.looks < 0) {
        throw new BudgetSpentException();
      }
      return text.charAt(start + index);
    }

    @Override
    public int length() {
      return end - start;
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      return new CountedText(text, start + from, start + to, budget);
    }

    @Override
    public String toString() {
      return text.substring(start, end);
    }
  }
}
