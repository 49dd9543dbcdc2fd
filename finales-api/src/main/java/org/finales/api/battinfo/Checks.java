package org.finales.api.battinfo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * What records that describe things of a laboratory have to fulfil: gathers every problem, then
 * throws one exception with all of them. Null is no problem for anything but {@link #required}.
 *
 * <p>Not thread-safe; one for each record.
 */
public final class Checks {
  /** Longest name, in characters. */
  public static final int MAX_NAME = 500;

  /** Longest description, in characters. */
  public static final int MAX_TEXT = 20_000;

  /** Longest IRI, in characters. */
  public static final int MAX_IRI = 2000;

  /** Most items of a list, unless the list says otherwise. */
  public static final int MAX_ITEMS = 10_000;

  /** Most numbers of one column or one set of repeated measurements. */
  public static final int MAX_VALUES = 1_000_000;

  /**
   * Largest magnitude of the exponent of a number, so that it is a number to every other program.
   */
  private static final int MAX_EXPONENT = 300;

  private static final int MAX_DIGITS = 100;
  private static final Pattern IRI =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|\\\\^`]+");

  private final String what;
  private final List<String> problems = new ArrayList<>();

  private Checks(String what) {
    this.what = what;
  }

  /**
   * Starts without problems.
   *
   * @param what what is checked, as {@code electrode}; begins the message
   */
  public static Checks of(String what) {
    return new Checks(what);
  }

  /** Returns an unmodifiable copy of a list, or an empty one for null. */
  public static <T> List<T> list(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  /** Checks that a field is there. */
  public Checks required(String field, @Nullable Object value) {
    return that(value != null, field + " is missing");
  }

  /** Checks that a text is not blank and not longer than so many characters. */
  public Checks text(String field, @Nullable String text, int most) {
    if (text != null) {
      that(!text.isBlank(), field + " is blank; leave it out");
      that(
          text.length() <= most,
          "%s has %d characters, at most %d are allowed".formatted(field, text.length(), most));
    }
    return this;
  }

  /** Checks names, one by one. */
  public Checks texts(String field, List<String> texts) {
    items(field, texts);
    for (int i = 0; i < texts.size(); i++) {
      text(field + "/" + i, texts.get(i), MAX_NAME);
    }
    return this;
  }

  /** Checks that a text is an absolute IRI. */
  public Checks iri(String field, @Nullable String iri) {
    if (iri != null) {
      that(
          iri.length() <= MAX_IRI && IRI.matcher(iri).matches(),
          "%s must be an absolute IRI such as https://example.org/lab/7 of at most %d characters"
              .formatted(field, MAX_IRI));
    }
    return this;
  }

  /** Checks IRIs, one by one. */
  public Checks iris(String field, List<String> iris) {
    items(field, iris);
    for (int i = 0; i < iris.size(); i++) {
      iri(field + "/" + i, iris.get(i));
    }
    return this;
  }

  /** Checks that a list has at most {@value #MAX_ITEMS} items. */
  public Checks items(String field, List<?> list) {
    return items(field, list, MAX_ITEMS);
  }

  /** Checks that a list has at most so many items. */
  public Checks items(String field, List<?> list, int most) {
    return that(
        list.size() <= most,
        "%s has %d items, at most %d are allowed".formatted(field, list.size(), most));
  }

  /** Checks that a quantity measures the same thing as a unit. */
  public Checks measures(String field, @Nullable Quantity quantity, String unit) {
    if (quantity != null) {
      number(field, quantity.value());
      unit(field, quantity.unit(), unit);
    }
    return this;
  }

  /** Checks that a unit measures the same thing as another one. */
  public Checks unit(String field, @Nullable Unit found, String unit) {
    if (found != null) {
      Unit expected = Unit.parse(unit);
      that(
          found.isCompatibleWith(expected),
          "%s needs a unit of the dimension %s, as '%s', but '%s' has the dimension %s"
              .formatted(field, expected.dimension(), expected, found.symbol(), found.dimension()));
    }
    return this;
  }

  /** Checks that quantities measure the same thing as a unit. */
  public Checks allMeasure(String field, List<Quantity> quantities, String unit) {
    items(field, quantities);
    for (int i = 0; i < quantities.size(); i++) {
      measures(field + "/" + i, quantities.get(i), unit);
    }
    return this;
  }

  /** Checks that a quantity is more than zero of its unit. */
  public Checks positive(String field, @Nullable Quantity quantity) {
    return that(
        quantity == null || quantity.value().signum() > 0, field + " must be more than zero");
  }

  /** Checks that a quantity is not less than zero of its unit. */
  public Checks notNegative(String field, @Nullable Quantity quantity) {
    return that(
        quantity == null || quantity.value().signum() >= 0, field + " must not be less than zero");
  }

  /** Checks that a whole number is not less than another. */
  public Checks atLeast(String field, @Nullable Integer number, int least) {
    return that(number == null || number >= least, "%s must be %d or more".formatted(field, least));
  }

  /** Checks that a number has at most 100 digits and that a double can come near it. */
  public Checks number(String field, @Nullable BigDecimal number) {
    if (number != null) {
      long exponent = (long) number.precision() - number.scale() - 1;
      that(
          number.precision() <= MAX_DIGITS
              && Math.abs(exponent) <= MAX_EXPONENT
              && Math.abs((long) number.scale()) <= 2 * MAX_EXPONENT,
          field + " is out of range");
    }
    return this;
  }

  /** Checks numbers, one by one; names the first that is out of range. */
  public Checks numbers(String field, List<BigDecimal> numbers) {
    items(field, numbers, MAX_VALUES);
    int before = problems.size();
    for (int i = 0; i < numbers.size() && problems.size() == before; i++) {
      number(field + "/" + i, numbers.get(i));
    }
    return this;
  }

  /** Checks anything else. */
  public Checks that(boolean holds, String problem) {
    if (!holds) {
      problems.add(problem);
    }
    return this;
  }

  /**
   * Ends the checks.
   *
   * @throws IllegalArgumentException with all problems, if there are any
   */
  public void done() {
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(what + ": " + String.join("; ", problems));
    }
  }
}
