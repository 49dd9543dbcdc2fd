package org.finales.cycler.drivers.slcan;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.finales.cycler.driver.Connection;
import org.finales.cycler.link.ExchangePolicy;
import org.finales.cycler.spi.LinkLostException;
import org.jspecify.annotations.Nullable;

/**
 * One device's access to a CAN bus. Devices whose connection strings name the same port share the
 * adapter; it is closed with the last of them. Thread-safe.
 */
public final class CanPort implements AutoCloseable {
  private static final Map<String, Shared> SHARED = new HashMap<>();

  private static final class Shared {
    private final @Nullable String port;
    private final CanBus bus;
    private int users = 1;

    Shared(@Nullable String port, CanBus bus) {
      this.port = port;
      this.bus = bus;
    }
  }

  private final Shared shared;
  private final Consumer<CanFrame> listener;
  private volatile boolean closed;

  private CanPort(Shared shared, IntPredicate ids, Consumer<CanFrame> listener) {
    this.shared = shared;
    this.listener =
        frame -> {
          if (ids.test(frame.id())) {
            listener.accept(frame);
          }
        };
    shared.bus.add(this.listener);
  }

  /**
   * Opens one.
   *
   * @param usual how patient exchanges are
   * @param speed the adapter's digit for the speed of the bus: 4 for 125 kbit/s
   * @param ids which frames the listener hears
   * @param listener hears frames, in any thread that waits for some; has to be quick
   * @throws org.finales.cycler.spi.DeviceException if there is no adapter
   */
  public static CanPort open(
      Connection connection,
      ExchangePolicy usual,
      int speed,
      IntPredicate ids,
      Consumer<CanFrame> listener) {
    String scheme = connection.where().scheme();
    boolean alone = scheme == null || scheme.equals("sim");
    synchronized (SHARED) {
      String port = alone ? null : scheme + "://" + connection.where().target();
      Shared shared = port == null ? null : SHARED.get(port);
      if (shared == null || shared.bus.isBroken()) {
        shared = new Shared(port, CanBus.open(connection, usual, speed));
        if (port != null) {
          SHARED.put(port, shared);
        }
      } else {
        shared.users++;
      }
      return new CanPort(shared, ids, listener);
    }
  }

  private CanBus bus() {
    if (closed) {
      throw new LinkLostException(shared.bus.name() + " was closed; open the instrument again");
    }
    return shared.bus;
  }

  /** Returns what people call the adapter. */
  public String name() {
    return shared.bus.name();
  }

  /** Sends a frame. */
  public void send(CanFrame frame) {
    bus().send(frame);
  }

  /**
   * Sends a frame and waits for the one that answers; see {@link
   * org.finales.cycler.link.Exchange#ask}.
   */
  public <T> T ask(
      String what, CanFrame question, Predicate<CanFrame> isAnswer, Function<CanFrame, T> decoder) {
    return bus().ask(what, question, isAnswer, decoder);
  }

  /**
   * Lets frames come in for the listeners; see {@link org.finales.cycler.link.Exchange#overhear}.
   */
  public void listen(Duration within, BooleanSupplier until) {
    bus().listen(within, until);
  }

  /**
   * Asks the adapter for its flags: bit 2 error warning, 3 overrun, 5 error passive, 7 bus error.
   *
   * @return the flags; -1 if the adapter does not know them
   */
  public int flags() {
    return bus().flags();
  }

  /** Gives the bus back; does nothing the second time. */
  @Override
  public void close() {
    synchronized (SHARED) {
      if (closed) {
        return;
      }
      closed = true;
      shared.bus.remove(listener);
      shared.users--;
      if (shared.users == 0) {
        if (shared.port != null && SHARED.get(shared.port) == shared) {
          SHARED.remove(shared.port);
        }
        shared.bus.close();
      }
    }
  }
}
