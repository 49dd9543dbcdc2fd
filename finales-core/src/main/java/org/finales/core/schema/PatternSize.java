package org.finales.core.schema;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large a regular expression becomes when its counted repetitions are written out, found
 * without writing them out: a few nested ones would fill any memory.
 */
final class PatternSize {
  private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,9})(,(\\d{0,9}))?\\}");

  private final Deque<Long> outer = new ArrayDeque<>();
  private long sum;
  private long last;

  private PatternSize() {}

  /** The number of characters, classes and empty groups, at least; never negative. */
  static long of(String pattern) {
    return new PatternSize().measure(pattern);
  }

  private long measure(String pattern) {
    Matcher count = COUNT.matcher(pattern);
    int at = 0;
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      if (c == '{' && count.region(at, pattern.length()).lookingAt()) {
        repeat(count);
        at = count.end();
        continue;
      }
      switch (c) {
        case '\\' -> {
          atom(1);
          at++;
        }
        case '[' -> {
          atom(1);
          at = endOfClass(pattern, at);
        }
        case '(' -> {
          outer.push(sum);
          sum = 0;
          last = 0;
        }
        case ')' -> close();
        default -> atom(1);
      }
      at++;
    }
    while (!outer.isEmpty()) {
      close();
    }
    return sum;
  }

  private void atom(long size) {
    sum = plus(sum, size);
    last = size;
  }

  private void close() {
    long group = Math.max(1, sum);
    sum = outer.isEmpty() ? 0 : outer.pop();
    atom(group);
  }

  private void repeat(Matcher count) {
    String most = count.group(3);
    long times =
        Math.max(
            Long.parseLong(count.group(1)),
            most == null || most.isEmpty() ? 1 : Long.parseLong(most));
    long repeated = last > Long.MAX_VALUE / Math.max(1, times) ? Long.MAX_VALUE : last * times;
    sum = plus(Math.max(0, sum - last), repeated);
    last = repeated;
  }

  private static int endOfClass(String pattern, int start) {
    for (int at = start + 1; at < pattern.length(); at++) {
      if (pattern.charAt(at) == '\\') {
        at++;
      } else if (pattern.charAt(at) == ']' && at > start + 1) {
        return at;
      }
    }
    return pattern.length();
  }

  private static long plus(long one, long other) {
    return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
  }
}
