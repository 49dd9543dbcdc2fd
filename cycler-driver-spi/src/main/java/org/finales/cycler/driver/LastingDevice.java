package org.finales.cycler.driver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.finales.cycler.spi.Alarm;
import org.finales.cycler.spi.AlarmKind;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceException;
import org.finales.cycler.spi.DeviceIdentity;
import org.finales.cycler.spi.DeviceStatus;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.LinkLostException;
import org.finales.cycler.spi.NoAnswerException;
import org.finales.cycler.spi.NonsenseException;
import org.finales.cycler.spi.ProgrammedChannel;
import org.finales.cycler.spi.SteeredChannel;
import org.finales.cycler.spi.WrongInstrumentException;
import org.jspecify.annotations.Nullable;

/**
 * A device that comes back after its cable was pulled. Thread-safe; one call at a time.
 *
 * <p>When the link is lost, or an instrument was silent or talked nonsense twice in a row, every
 * steered channel is switched off as far as there still is a way, an alarm stands in {@link
 * #status()}, and the next calls look for the instrument again, at most once in {@link
 * #BETWEEN_LOOKS}. When the same instrument is back its steered channels are switched off, and seen
 * to be off; only then the alarm ends and the calls work again. Nobody switches on again but the
 * caller.
 */
public final class LastingDevice implements CyclerDevice {
  /** Shortest time between two attempts to open a lost instrument. */
  public static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private static final int PATIENCE = 2;

  private final Supplier<CyclerDevice> opener;
  private final LabClock clock;
  private final DeviceIdentity identity;
  private final List<CyclerChannel> channels;
  private @Nullable CyclerDevice current;
  private @Nullable Alarm lost;
  private long nextLook;
  private int failures;
  private boolean closed;

  LastingDevice(Supplier<CyclerDevice> opener, LabClock clock) {
    this.opener = opener;
    this.clock = clock;
    CyclerDevice device = opener.get();
    current = device;
    identity = device.identity();
    List<CyclerChannel> lasting = new ArrayList<>();
    for (int i = 0; i < device.channels().size(); i++) {
      lasting.add(lasting(device.channels().get(i), i));
    }
    channels = List.copyOf(lasting);
  }

  private CyclerChannel lasting(CyclerChannel channel, int place) {
    if (channel instanceof SteeredChannel steered) {
      return new LastingSteeredChannel(this, steered, place);
    }
    return channel instanceof ProgrammedChannel programmed
        ? new LastingProgrammedChannel(this, programmed, place)
        : new LastingChannel<>(this, channel, place);
  }

  /** Uses a channel, by its place, and loses the device if it has to. */
  synchronized <T> T use(int place, Function<CyclerChannel, T> what) {
    return with(device -> what.apply(device.channels().get(place)));
  }

  private <T> T with(Function<CyclerDevice, T> what) {
    CyclerDevice device = there();
    try {
      T result = what.apply(device);
      failures = 0;
      return result;
    } catch (LinkLostException e) {
      lose(device, e);
      throw e;
    } catch (NoAnswerException | NonsenseException e) {
      if (++failures >= PATIENCE) {
        lose(device, e);
      }
      throw e;
    }
  }

  private void lose(CyclerDevice device, DeviceException why) {
    lost =
        new Alarm(
            AlarmKind.COMMUNICATION,
            "lost",
            identity.text()
                + " is lost since "
                + clock.now()
                + ", and nobody knows whether its output is off: "
                + why.getMessage());
    current = null;
    nextLook = clock.nanos() + BETWEEN_LOOKS.toNanos();
    try {
      // closing switches off whatever can still be reached
      device.close();
    } catch (DeviceException e) {
      why.addSuppressed(e);
    }
  }

  private CyclerDevice there() {
    if (closed) {
      throw new LinkLostException(identity.text() + " is closed; open it anew");
    }
    CyclerDevice device = current;
    if (device != null) {
      return device;
    }
    Alarm alarm = lost;
    String text = alarm == null ? identity.text() + " is lost" : alarm.text();
    if (clock.nanos() < nextLook) {
      throw new LinkLostException(text);
    }
    nextLook = clock.nanos() + BETWEEN_LOOKS.toNanos();
    try {
      CyclerDevice found = back();
      current = found;
      lost = null;
      failures = 0;
      return found;
    } catch (DeviceException e) {
      throw new LinkLostException(text + "; looked for it again: " + e.getMessage(), e);
    }
  }

  private CyclerDevice back() {
    CyclerDevice found = opener.get();
    try {
      if (!found.identity().equals(identity) || found.channels().size() != channels.size()) {
        throw new WrongInstrumentException(
            "another instrument is there, " + found.identity().text() + "; connect the right one");
      }
      for (CyclerChannel channel : found.channels()) {
        if (channel instanceof SteeredChannel steered) {
          steered.off();
        }
      }
      return found;
    } catch (RuntimeException e) {
      try {
        found.close();
      } catch (DeviceException closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
  }

  /** Returns who it was when it was opened first. */
  @Override
  public DeviceIdentity identity() {
    return identity;
  }

  @Override
  public List<CyclerChannel> channels() {
    return channels;
  }

  /** Tells whether there is no way to the instrument at the moment; does not look for it. */
  public synchronized boolean isLost() {
    return current == null && !closed;
  }

  /** Asks how the instrument is; one that is lost is an alarm, not a failure. */
  @Override
  public synchronized DeviceStatus status() {
    try {
      return with(CyclerDevice::status);
    } catch (LinkLostException | NoAnswerException | NonsenseException e) {
      Alarm alarm = lost;
      if (alarm == null) {
        throw e;
      }
      return new DeviceStatus(false, List.of(alarm));
    }
  }

  @Override
  public synchronized void acknowledge() {
    with(
        device -> {
          device.acknowledge();
          return true;
        });
  }

  @Override
  public synchronized void close() {
    closed = true;
    CyclerDevice device = current;
    current = null;
    if (device != null) {
      device.close();
    }
  }
}
