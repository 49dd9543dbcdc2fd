package org.finales.cycler.drivers.scpi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.finales.cycler.drivers.bench.Decimals;
import org.finales.cycler.link.LineExchange;
import org.finales.cycler.link.Numbers;
import org.finales.cycler.link.Unreadable;
import org.finales.cycler.spi.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * A conversation with an instrument that refuses silently: after each command its error queue is
 * read, and what it holds is read back. Thread-safe as far as single exchanges go.
 */
public final class ScpiSession {
  /** More entries than any queue of these instruments has. */
  private static final int DEEPEST_QUEUE = 32;

  private final LineExchange lines;
  private final @Nullable String errorQuery;

  /**
   * Makes one.
   *
   * @param errorQuery asks for the oldest error, {@code SYST:ERR?}; null for instruments without a
   *     queue
   */
  public ScpiSession(LineExchange lines, @Nullable String errorQuery) {
    this.lines = lines;
    this.errorQuery = errorQuery;
  }

  /** Returns what people call the link. */
  public String name() {
    return lines.name();
  }

  /** Asks and returns the line that answers. */
  public String ask(String query) {
    return lines.ask(query);
  }

  /** Asks and makes something of the line that answers; see {@link LineExchange#ask}. */
  public <T> T ask(String query, Function<String, T> reader) {
    return lines.ask(query, reader);
  }

  /** Asks for a number, which may have the unit. */
  public double number(String query, String unit) {
    return lines.ask(query, line -> Numbers.of(line, unit));
  }

  /** Asks for a number above zero, which may have the unit: a rating. */
  public double rating(String query, String unit) {
    return lines.ask(
        query,
        line -> {
          double value = Numbers.of(line, unit);
          if (!(value > 0)) {
            throw new Unreadable("a number of " + unit + " above zero");
          }
          return value;
        });
  }

  /** Asks for a whole number of zero or more, as registers of status are. */
  public int bits(String query, int most) {
    return lines.ask(
        query,
        line -> {
          String digits = line.startsWith("+") ? line.substring(1) : line;
          if (!digits.matches("\\d{1,9}") || Integer.parseInt(digits) > most) {
            throw new Unreadable("a whole number from 0 to " + most);
          }
          return Integer.parseInt(digits);
        });
  }

  /** Asks whether something is on: {@code ON}, {@code OFF}, {@code 1} or {@code 0}. */
  public boolean onOff(String query) {
    return lines.ask(
        query,
        line ->
            switch (line.toUpperCase(Locale.ROOT)) {
              case "ON", "1" -> true;
              case "OFF", "0" -> false;
              default -> throw new Unreadable("ON or OFF");
            });
  }

  /** Sends a line without asking whether it was accepted. */
  public void tell(String command) {
    lines.tell(command);
  }

  /**
   * Sends a command and reads the error queue.
   *
   * @throws RefusedException with the first code that was in the queue
   */
  public void command(String command) {
    lines.tell(command);
    List<ScpiError> errors = errors();
    if (!errors.isEmpty()) {
      ScpiError error = errors.get(0);
      throw new RefusedException(
          Integer.toString(error.code()),
          lines.name()
              + " refused "
              + command
              + ": "
              + error.line()
              + "; check that the host has the control, and the limits that are set at the"
              + " instrument");
    }
  }

  /** Reads the error queue until it is empty; always empty for instruments without one. */
  public List<ScpiError> errors() {
    List<ScpiError> all = new ArrayList<>();
    if (errorQuery != null) {
      while (all.size() < DEEPEST_QUEUE) {
        List<ScpiError> some = lines.ask(errorQuery, ScpiError::list);
        if (some.isEmpty()) {
          break;
        }
        all.addAll(some);
      }
    }
    return all;
  }

  /**
   * Sets a number and reads back what the instrument made of it.
   *
   * @return the number that the instrument holds
   * @throws RefusedException if it refuses, or holds another number than it can have rounded to
   */
  public double settle(Register register, double value) {
    String sent = Decimals.nearest(value, register.decimals());
    command(register.command(sent));
    return held(register, Double.parseDouble(sent));
  }

  /**
   * Sets a bound, rounded down, and reads back what the instrument made of it.
   *
   * @throws RefusedException as {@link #settle}
   */
  public double settleBelow(Register register, double value) {
    String sent = Decimals.down(value, register.decimals());
    command(register.command(sent));
    return held(register, Double.parseDouble(sent));
  }

  private double held(Register register, double sent) {
    Held held = lines.ask(register.query(), line -> Held.of(line, register.unit()));
    if (!held.roundedFrom(sent)) {
      // one answer without a checksum is not enough to call it a refusal
      held = lines.ask(register.query(), line -> Held.of(line, register.unit()));
    }
    if (!held.roundedFrom(sent)) {
      throw new RefusedException(
          "read-back",
          lines.name()
              + " was told "
              + register.command(Decimals.nearest(sent, register.decimals()))
              + ", but holds "
              + held.value()
              + " "
              + register.unit()
              + "; it allows no more than that, so check its limits and ratings");
    }
    return held.value();
  }

  /** A number that was read back, and what its last digit is worth. */
  private record Held(double value, double digit) {
    static Held of(String line, String unit) {
      double value = Numbers.of(line, unit);
      int exponent = Math.max(line.indexOf('e'), line.indexOf('E'));
      int point = line.indexOf('.');
      if (exponent > 0 || point < 0) {
        return new Held(value, exponent > 0 ? 0 : 1);
      }
      int decimals = 0;
      while (point + 1 + decimals < line.length()
          && Character.isDigit(line.charAt(point + 1 + decimals))) {
        decimals++;
      }
      return new Held(value, Math.pow(10, -decimals));
    }

    /** Instruments round, or cut, to the steps of their converters, of about 1/2000 of a value. */
    boolean roundedFrom(double sent) {
      return Math.abs(value - sent) <= digit + Math.abs(sent) / 2000 + 1e-9;
    }
  }
}
