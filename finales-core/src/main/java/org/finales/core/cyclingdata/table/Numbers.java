package org.finales.core.cyclingdata.table;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Reads decimal numbers from bytes, exactly as {@link Double#parseDouble} does. Not thread-safe.
 */
final class Numbers {
  /** What was found in a cell. */
  enum Found {
    /** A finite number. */
    NUMBER,
    /** Nothing, or a word for nothing. */
    NOTHING,
    /** Infinity or not-a-number in so many words. */
    NOT_FINITE,
    /** Something else. */
    OTHER
  }

  private static final Set<String> NONE =
      Set.of("", "-", "--", "null", "none", "n/a", "#n/a", "na");
  private static final Set<String> ODD =
      Set.of("nan", "inf", "infinity", "1.#inf", "1.#ind", "1.#qnan", "#div/0!", "∞");
  private static final int MAX_DIGITS = 18;
  private static final int MAX_LENGTH = 100;
  private static final long EXACT = 1L << 53;
  private static final double[] TENS = new double[23];

  static {
    TENS[0] = 1;
    for (int i = 1; i < TENS.length; i++) {
      TENS[i] = TENS[i - 1] * 10;
    }
  }

  private final byte point;
  private double value;
  private int decimals;

  /** Reads numbers with this decimal mark. */
  Numbers(char decimal) {
    this.point = (byte) decimal;
  }

  /** The number that was found last. */
  double value() {
    return value;
  }

  /** How many decimals it was written with, less its exponent. */
  int decimals() {
    return decimals;
  }

  /** Reads a cell; spaces around it are passed over. */
  Found read(byte[] bytes, int from, int to) {
    int at = from;
    int end = to;
    while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
      at++;
    }
    while (end > at && (bytes[end - 1] == ' ' || bytes[end - 1] == '\t')) {
      end--;
    }
    int begin = at;
    if (at == end) {
      return Found.NOTHING;
    }
    boolean negative = bytes[at] == '-';
    if (negative || bytes[at] == '+') {
      at++;
    }
    long mantissa = 0;
    int digits = 0;
    int scale = 0;
    boolean fraction = false;
    int seen = 0;
    for (; at < end; at++) {
      int digit = bytes[at] - '0';
      if (digit >= 0 && digit <= 9) {
        seen++;
        if (mantissa != 0 || digit != 0) {
          digits++;
        }
        if (digits <= MAX_DIGITS) {
          mantissa = mantissa * 10 + digit;
        }
        scale += fraction ? 1 : 0;
      } else if (bytes[at] == point && !fraction) {
        fraction = true;
      } else {
        break;
      }
    }
    if (seen == 0) {
      return other(bytes, begin, end);
    }
    int exponent = 0;
    if (at < end) {
      if (bytes[at] != 'e' && bytes[at] != 'E' || end - at > 6) {
        return other(bytes, begin, end);
      }
      at++;
      boolean minus = at < end && bytes[at] == '-';
      if (minus || at < end && bytes[at] == '+') {
        at++;
      }
      if (at == end) {
        return Found.OTHER;
      }
      for (; at < end; at++) {
        int digit = bytes[at] - '0';
        if (digit < 0 || digit > 9) {
          return Found.OTHER;
        }
        exponent = exponent * 10 + digit;
      }
      exponent = minus ? -exponent : exponent;
    }
    decimals = scale - exponent;
    int power = exponent - scale;
    if (digits <= MAX_DIGITS && mantissa <= EXACT && power >= -22 && power <= 22) {
      double exact = power < 0 ? mantissa / TENS[-power] : mantissa * TENS[power];
      value = negative ? -exact : exact;
      return Found.NUMBER;
    }
    return slow(text(bytes, begin, end));
  }

  private Found slow(String text) {
    if (text.length() > MAX_LENGTH) {
      return Found.OTHER;
    }
    value = Double.parseDouble(text.replace((char) point, '.'));
    return Double.isFinite(value) ? Found.NUMBER : Found.NOT_FINITE;
  }

  private Found other(byte[] bytes, int begin, int end) {
    if (end - begin > MAX_LENGTH) {
      return Found.OTHER;
    }
    String text = text(bytes, begin, end).toLowerCase(Locale.ROOT);
    if (NONE.contains(text)) {
      return Found.NOTHING;
    }
    String unsigned = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
    if (ODD.contains(unsigned)) {
      return Found.NOT_FINITE;
    }
    boolean thousands = point == '.' && unsigned.matches("\\d{1,3}(,\\d{3})+(\\.\\d*)?");
    return thousands ? slow(text.replace(",", "")) : Found.OTHER;
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }
}
