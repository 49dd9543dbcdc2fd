package org.finales.cycler.drivers.eaps2000b;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Function;
import org.finales.cycler.link.Exchange;
import org.finales.cycler.link.Unreadable;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.RefusedException;

/** Asks and tells one supply. One thread at a time. */
final class PsSession {
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final int PAUSES = 10;
  private static final int NO_SUCH_OBJECT = 7;

  private final Exchange exchange;
  private final LabClock clock;

  PsSession(Exchange exchange, LabClock clock) {
    this.exchange = exchange;
    this.clock = clock;
  }

  String name() {
    return exchange.name();
  }

  LabClock clock() {
    return clock;
  }

  /** Asks for an object. */
  <T> T ask(int output, int object, int length, Function<byte[], T> decoder) {
    return ask(output, object, length, length, decoder);
  }

  private <T> T ask(
      int output, int object, int shortest, int longest, Function<byte[], T> decoder) {
    TelegramAnswer answer =
        new TelegramAnswer("tell object " + object, output, object, shortest, longest);
    return exchange.ask(
        answer.what(),
        Telegram.query(output, object, longest),
        answer,
        telegram -> decoder.apply(answer.data(telegram)));
  }

  /** Sends an object and waits until it is accepted. */
  void send(int output, int object, byte... data) {
    TelegramAnswer answer =
        new TelegramAnswer("take object " + object, output, Telegram.ACKNOWLEDGEMENT, 1, 1);
    exchange.ask(answer.what(), Telegram.send(output, object, data), answer, answer::data);
  }

  /** Switches bits of the control object. */
  void control(int output, int mask, int bits) {
    send(output, PsObject.CONTROL, (byte) mask, (byte) bits);
  }

  PsStatus actual(int output) {
    return ask(output, PsObject.ACTUAL, PsStatus.LENGTH, PsStatus::of);
  }

  PsStatus sets(int output) {
    return ask(output, PsObject.SETS, PsStatus.LENGTH, PsStatus::of);
  }

  /** Asks for a text, which a supply may fill up with zeros or not. */
  String text(int object) {
    return ask(
        0,
        object,
        1,
        Telegram.LONGEST_DATA,
        data -> {
          StringBuilder text = new StringBuilder();
          for (byte one : data) {
            if (one == 0) {
              break;
            }
            if (one < 0x20 || one > 0x7E) {
              throw new Unreadable("a text of ASCII characters");
            }
            text.append((char) one);
          }
          return text.toString().strip();
        });
  }

  DeviceIdentity identity(String type) {
    return new DeviceIdentity(
        text(PsObject.MAKER), type, text(PsObject.SERIAL), text(PsObject.FIRMWARE));
  }

  double nominal(int object) {
    return ask(
        0,
        object,
        Float.BYTES,
        data -> {
          double value = ByteBuffer.wrap(data).getFloat();
          if (!(value > 0 && value < 1e6)) {
            throw new Unreadable("a rating above zero");
          }
          return value;
        });
  }

  /** Returns the class; supplies that do not know the object have one output. */
  int deviceClass() {
    try {
      return ask(0, PsObject.DEVICE_CLASS, 2, data -> Telegram.word(data, 0));
    } catch (RefusedException e) {
      if (e.code().equals(String.format("0x%02X", NO_SUCH_OBJECT))) {
        return 0;
      }
      throw e;
    }
  }

  /**
   * Takes the control of an output.
   *
   * @throws RefusedException if the front keeps it
   */
  void takeControl(int output) {
    control(output, PsObject.REMOTE_BIT, PsObject.REMOTE_BIT);
    for (int i = 0; i < PAUSES; i++) {
      if (actual(output).remote()) {
        return;
      }
      clock.pause(PAUSE);
    }
    throw new RefusedException(
        "remote",
        name() + " took the command for remote control, but does not obey it; look at it");
  }

  /** Switches an output and returns whether it is on. */
  boolean switchTo(int output, boolean on) {
    control(output, PsObject.OUTPUT_BIT, on ? PsObject.OUTPUT_BIT : 0);
    for (int i = 0; i < PAUSES; i++) {
      if (actual(output).on() == on) {
        return on;
      }
      clock.pause(PAUSE);
    }
    return !on;
  }
}
