package org.finales.cycler.driver;

import java.util.List;
import java.util.function.Function;
import org.finales.cycler.spi.AuxiliaryInput;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.Ratings;
import org.finales.cycler.spi.Reading;

/** A channel of a device that may get lost and come back. */
class LastingChannel<C extends CyclerChannel> implements CyclerChannel {
  private final LastingDevice device;
  private final Class<?> kind;
  private final int place;
  private final String name;
  private final Ratings ratings;
  private final List<AuxiliaryInput> inputs;

  LastingChannel(LastingDevice device, C channel, int place) {
    this.device = device;
    this.kind = channel.getClass();
    this.place = place;
    this.name = channel.name();
    this.ratings = channel.ratings();
    this.inputs = List.copyOf(channel.inputs());
  }

  /** Uses the channel as it is now. */
  @SuppressWarnings("unchecked")
  final <T> T use(Function<C, T> what) {
    // the same driver opens the same instrument, so its channels are of the same class
    return device.use(place, channel -> what.apply((C) kind.cast(channel)));
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
  public final List<AuxiliaryInput> inputs() {
    return inputs;
  }

  @Override
  public final Reading read() {
    return use(CyclerChannel::read);
  }
}
