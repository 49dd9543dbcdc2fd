package org.finales.cycler.drivers.korad;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finales.cycler.drivers.bench.Bounds;
import org.finales.cycler.link.Exchange;
import org.finales.cycler.link.Framing;
import org.finales.cycler.link.Unreadable;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.NonsenseException;

/**
 * The words of the KA supplies. Older ones end neither commands nor answers, so that the length of
 * each answer has to be known: five characters for numbers, one byte for the status, and a silence
 * for the identity. Newer ones want and send a line feed.
 */
final class KaSession {
  static final int CONSTANT_VOLTAGE = 0x01;
  static final int OUTPUT_ON = 0x40;

  /** Nothing may follow an answer for so long, or it belongs to another question. */
  private static final Duration QUIET = Duration.ofMillis(20);

  private static final Duration END_OF_IDENTITY = Duration.ofMillis(100);
  private static final Duration END_OF_SET_CURRENT = Duration.ofMillis(50);
  private static final Pattern NUMBER = Pattern.compile("\\d{1,3}\\.\\d{1,3}");
  private static final Pattern NAME =
      Pattern.compile("(KORAD|VELLEMAN|TENMA|RND|STAMOS)\\s*(\\S.{0,40}?)\\s*V(\\d\\S{0,10}).*");

  private final Exchange exchange;
  private final String terminator;

  KaSession(Exchange exchange, boolean lines) {
    this.exchange = exchange;
    this.terminator = lines ? "\n" : "";
  }

  String name() {
    return exchange.name();
  }

  void tell(String command) {
    exchange.tell(bytes(command));
  }

  private byte[] bytes(String text) {
    return (text + terminator).getBytes(StandardCharsets.US_ASCII);
  }

  /** Asks who it is; empty if it is somebody else. */
  Optional<DeviceIdentity> identify() {
    String line =
        exchange.ask(
            "*IDN?",
            bytes("*IDN?"),
            terminator.isEmpty() ? Framing.untilSilence(END_OF_IDENTITY) : Framing.line(),
            answer -> text(answer));
    Matcher matcher = NAME.matcher(line);
    return matcher.matches()
        ? Optional.of(
            new DeviceIdentity(matcher.group(1), matcher.group(2), "", "V" + matcher.group(3)))
        : Optional.empty();
  }

  private static String text(byte[] answer) {
    String text = new String(answer, StandardCharsets.ISO_8859_1).replace("\0", "").strip();
    if (text.isEmpty() || text.chars().anyMatch(one -> one < 0x20 || one > 0x7E)) {
      throw new Unreadable("printable text");
    }
    return text;
  }

  double measuredVoltage(Envelope rated) {
    return number("VOUT1?", fixed(5), volt -> Bounds.voltage(volt, rated));
  }

  double measuredCurrent(Envelope rated) {
    return number("IOUT1?", fixed(5), ampere -> Bounds.current(ampere, rated));
  }

  double setVoltage() {
    return number("VSET1?", fixed(5), DoubleUnaryOperator.identity());
  }

  /** Some firmware sends one byte too many here, which means nothing. */
  double setCurrent() {
    return number(
        "ISET1?", Framing.untilSilence(END_OF_SET_CURRENT), DoubleUnaryOperator.identity());
  }

  private double number(String query, Framing framing, DoubleUnaryOperator check) {
    return exchange.ask(
        query,
        bytes(query),
        terminator.isEmpty() ? framing : Framing.line(),
        answer -> {
          boolean onlyOneMore = answer.length <= 6;
          String text = new String(answer, StandardCharsets.ISO_8859_1);
          String number = text.substring(0, Math.min(5, text.length())).strip();
          if (!onlyOneMore || !NUMBER.matcher(number).matches()) {
            throw new Unreadable("a number of five characters");
          }
          return check.applyAsDouble(Double.parseDouble(number));
        });
  }

  /**
   * Asks for the status until two answers agree: one byte without any pattern could be anything.
   *
   * @throws NonsenseException if no two agree
   */
  int status() {
    int before = statusOnce();
    for (int i = 0; i < 4; i++) {
      int now = statusOnce();
      if (now == before) {
        return now;
      }
      before = now;
    }
    throw new NonsenseException(
        exchange.name() + " was asked STATUS?, but each answer is another; check the cable");
  }

  private int statusOnce() {
    return exchange.ask(
        "STATUS?",
        bytes("STATUS?"),
        terminator.isEmpty() ? fixed(1) : Framing.bytes(2),
        answer -> answer[0] & 0xFF);
  }

  private static Framing fixed(int count) {
    return new Framing() {
      @Override
      public int end(byte[] bytes, int length) {
        return length >= count ? count : MORE;
      }

      @Override
      public Duration quietAfter() {
        return QUIET;
      }
    };
  }
}
