package org.finales.cycler.driver;

import java.util.List;
import org.finales.cycler.spi.AuxiliaryInput;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.Ratings;
import org.finales.cycler.spi.Reading;

/** A channel whose readings are held to its ratings. */
class GuardedChannel<C extends CyclerChannel> implements CyclerChannel {
  /** The channel itself. */
  final C channel;

  /** What holds for it. */
  final Guard guard;

  GuardedChannel(C channel, Guard guard) {
    this.channel = channel;
    this.guard = guard;
  }

  @Override
  public final String name() {
    return channel.name();
  }

  @Override
  public final Ratings ratings() {
    return guard.ratings();
  }

  @Override
  public final List<AuxiliaryInput> inputs() {
    return channel.inputs();
  }

  /** Reads a second time if the first reading cannot be one of this channel. */
  @Override
  public final Reading read() {
    Reading reading = channel.read();
    if (guard.problem(reading) == null) {
      return reading;
    }
    return guard.plausible(channel.read());
  }
}
