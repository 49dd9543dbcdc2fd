package org.finales.cycler.driver;

import java.util.Set;
import org.finales.cycler.spi.Applied;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.SetPoint;
import org.finales.cycler.spi.SteeredChannel;

/** A steered channel that is never told more than ratings and local limits allow. */
final class GuardedSteeredChannel extends GuardedChannel<SteeredChannel> implements SteeredChannel {

  GuardedSteeredChannel(SteeredChannel channel, Guard guard) {
    super(channel, guard);
  }

  @Override
  public Set<ControlMode> modes() {
    return channel.modes();
  }

  @Override
  public Envelope protect(Envelope window) {
    try {
      return channel.protect(window.and(guard.bounds()));
    } catch (IllegalArgumentException e) {
      throw guard.refused(false, "the battery's window leaves nothing: " + e.getMessage());
    }
  }

  @Override
  public Applied apply(SetPoint setPoint) {
    if (!channel.modes().contains(setPoint.mode())) {
      throw new IllegalArgumentException(
          "channel " + name() + " cannot hold a " + setPoint.mode() + "; it knows " + modes());
    }
    return channel.apply(guard.admitted(setPoint));
  }

  @Override
  public Applied off() {
    return channel.off();
  }
}
