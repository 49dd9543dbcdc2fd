package org.finales.cycler.drivers.bench;

import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.finales.cycler.spi.Applied;
import org.finales.cycler.spi.AuxiliaryInput;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.DeviceException;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.NoAnswerException;
import org.finales.cycler.spi.NonsenseException;
import org.finales.cycler.spi.OutputState;
import org.finales.cycler.spi.Ratings;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.RefusedException;
import org.finales.cycler.spi.SetPoint;
import org.finales.cycler.spi.SteeredChannel;

/**
 * A channel of a bench instrument. It switches off after a set point that the instrument refused,
 * did not answer or answered with nonsense, because half of it may have been accepted by then.
 * Thread-safe: one operation of the device runs at a time.
 */
public abstract class BenchChannel implements SteeredChannel {
  private final String name;
  private final Ratings ratings;
  private final Set<ControlMode> modes;
  private final ReentrantLock one;

  /**
   * Makes one.
   *
   * @param one held while anything is done; the same for all channels of a device
   */
  protected BenchChannel(String name, Ratings ratings, Set<ControlMode> modes, ReentrantLock one) {
    this.name = name;
    this.ratings = ratings;
    this.modes = Set.copyOf(modes);
    this.one = one;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Ratings ratings() {
    return ratings;
  }

  @Override
  public final Set<ControlMode> modes() {
    return modes;
  }

  @Override
  public List<AuxiliaryInput> inputs() {
    return List.of();
  }

  @Override
  public final Reading read() {
    return alone(this::measure);
  }

  @Override
  public final Envelope protect(Envelope window) {
    return alone(() -> program(window));
  }

  @Override
  public final Applied off() {
    return alone(this::switchOff);
  }

  @Override
  public final Applied apply(SetPoint setPoint) {
    if (!modes.contains(setPoint.mode())) {
      throw new IllegalArgumentException(
          "channel " + name + " cannot hold a " + setPoint.mode() + "; it knows " + modes);
    }
    return alone(
        () -> {
          if (setPoint.mode() == ControlMode.REST) {
            return switchOff();
          }
          Bounds.admit(setPoint, ratings.envelope());
          try {
            return hold(setPoint);
          } catch (RefusedException e) {
            offAfter(e);
            throw e;
          } catch (NoAnswerException e) {
            throw new NoAnswerException(e.getMessage() + offAfter(e), e);
          } catch (NonsenseException e) {
            throw new NonsenseException(e.getMessage() + offAfter(e), e);
          }
        });
  }

  /** Switches off and returns what is known of it then, for a message. */
  private String offAfter(DeviceException failure) {
    try {
      switchOff();
      return "; channel " + name + " was switched off";
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
      return "; whether channel "
          + name
          + " is off is not known: switch off again, or at the instrument";
    }
  }

  private <T> T alone(Supplier<T> what) {
    one.lock();
    try {
      return what.get();
    } finally {
      one.unlock();
    }
  }

  /** Measures; the device is held. */
  protected abstract Reading measure();

  /** Programs the protections and returns them; the device is held. */
  protected abstract Envelope program(Envelope window);

  /**
   * Holds what is within the ratings and of a mode that is known, never a rest; the device is held.
   */
  protected abstract Applied hold(SetPoint setPoint);

  /** Switches off and makes sure; the device is held. */
  protected abstract Applied switchOff();

  /** Returns what {@link #off()} answers for an instrument that says whether its output is on. */
  protected final Applied nowOff(boolean on) {
    if (on) {
      throw new RefusedException(
          "output",
          "channel "
              + name
              + " was switched off, but says that its output is on; switch off again, or at the"
              + " instrument");
    }
    return new Applied(ControlMode.REST, 0, OutputState.OFF, true);
  }

  /** Returns what {@link #apply} answers for an instrument that says whether its output is on. */
  protected final Applied nowOn(SetPoint setPoint, double value, boolean on) {
    if (!on) {
      throw new RefusedException(
          "output",
          "channel "
              + name
              + " was switched on, but says that its output is off; ask for its alarms and look at"
              + " its front");
    }
    return new Applied(setPoint.mode(), value, OutputState.ON, true);
  }
}
