package org.finales.cycler.drivers.slcan;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.link.Exchange;
import org.finales.cycler.link.ExchangePolicy;
import org.finales.cycler.link.Link;
import org.finales.cycler.link.LinkListener;
import org.finales.cycler.link.OverheardLink;
import org.finales.cycler.spi.LinkLostException;
import org.finales.cycler.spi.RefusedException;

/** An adapter that is open, with everybody who listens to its bus. Thread-safe. */
final class CanBus {
  private static final Duration SETTLE = Duration.ofMillis(100);

  private final Link link;
  private final Exchange exchange;
  private final List<Consumer<CanFrame>> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean broken;

  private CanBus(Connection connection, Link wire, ExchangePolicy patience) {
    SlcanLines lines = new SlcanLines(this::heard);
    link =
        new OverheardLink(
            wire,
            new LinkListener() {
              @Override
              public void sent(byte[] bytes) {}

              @Override
              public void received(byte[] bytes) {
                lines.add(bytes);
              }
            });
    exchange = new Exchange(link, connection.clock(), patience);
  }

  /**
   * Opens an adapter and the bus behind it.
   *
   * @param speed the adapter's digit for the speed of the bus: 4 for 125 kbit/s
   */
  static CanBus open(Connection connection, ExchangePolicy usual, int speed) {
    Link wire = connection.openLink();
    try {
      CanBus bus = new CanBus(connection, wire, connection.patience(usual));
      bus.begin(speed);
      return bus;
    } catch (RuntimeException e) {
      wire.close();
      throw e;
    }
  }

  /** Empty lines end half a command; the bus has to be closed to set its speed. */
  private void begin(int speed) {
    exchange.tell("\r\r\rC\r".getBytes(StandardCharsets.US_ASCII));
    exchange.overhear(SETTLE, () -> false);
    acknowledged("set the speed of the bus", "S" + speed);
    acknowledged("open the bus", "O");
  }

  private void acknowledged(String what, String command) {
    String answer = command(what, command, 0);
    if (!answer.isEmpty()) {
      throw new RefusedException(
          "BEL", "the CAN adapter at " + link.name() + " refused to " + what + "; plug it in anew");
    }
  }

  private String command(String what, String command, int first) {
    return lively(
        () ->
            exchange.ask(
                what,
                (command + "\r").getBytes(StandardCharsets.US_ASCII),
                new CommandAnswer(first),
                CommandAnswer::line));
  }

  private void heard(byte[] line, int length) {
    CanFrame.of(line, length).ifPresent(frame -> listeners.forEach(one -> one.accept(frame)));
  }

  String name() {
    return link.name();
  }

  boolean isBroken() {
    return broken;
  }

  void add(Consumer<CanFrame> listener) {
    listeners.add(listener);
  }

  void remove(Consumer<CanFrame> listener) {
    listeners.remove(listener);
  }

  void send(CanFrame frame) {
    lively(
        () -> {
          exchange.tell(frame.line());
          return true;
        });
  }

  <T> T ask(
      String what,
      CanFrame question,
      java.util.function.Predicate<CanFrame> isAnswer,
      java.util.function.Function<CanFrame, T> decoder) {
    FrameAnswer answer = new FrameAnswer(isAnswer);
    return lively(
        () ->
            exchange.ask(
                what, question.line(), answer, bytes -> decoder.apply(answer.frame(bytes))));
  }

  void listen(Duration within, BooleanSupplier until) {
    lively(
        () -> {
          exchange.overhear(within, until);
          return true;
        });
  }

  /** Asks the adapter for its flags; -1 if it does not know that command. */
  int flags() {
    String answer = command("tell its flags", "F", 'F');
    try {
      return Integer.parseInt(answer.substring(1), 16);
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      return -1;
    }
  }

  private <T> T lively(Supplier<T> what) {
    try {
      return what.get();
    } catch (LinkLostException e) {
      broken = true;
      throw e;
    }
  }

  void close() {
    try {
      if (!broken) {
        exchange.tell("C\r".getBytes(StandardCharsets.US_ASCII));
      }
    } catch (LinkLostException e) {
      // the bus is closed by whatever broke the link
    } finally {
      link.close();
    }
  }
}
