package org.finales.cycler.driver;

import java.util.Set;
import org.finales.cycler.spi.Applied;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.SetPoint;
import org.finales.cycler.spi.SteeredChannel;

/** A steered channel of a device that may get lost and come back; it comes back switched off. */
final class LastingSteeredChannel extends LastingChannel<SteeredChannel> implements SteeredChannel {
  private final Set<ControlMode> modes;

  LastingSteeredChannel(LastingDevice device, SteeredChannel channel, int place) {
    super(device, channel, place);
    modes = Set.copyOf(channel.modes());
  }

  @Override
  public Set<ControlMode> modes() {
    return modes;
  }

  @Override
  public Envelope protect(Envelope window) {
    return use(channel -> channel.protect(window));
  }

  @Override
  public Applied apply(SetPoint setPoint) {
    return use(channel -> channel.apply(setPoint));
  }

  @Override
  public Applied off() {
    return use(SteeredChannel::off);
  }
}
