package org.finales.server.cli;

import java.util.List;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.SteeredChannel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which channel of an instrument a command works with. */
final class ChannelChoice {
  @Option(
      names = "--channel",
      paramLabel = "NAME",
      description = "name of the channel; the first one unless said")
  private @Nullable String name;

  CyclerChannel of(CyclerDevice device) {
    List<CyclerChannel> channels = device.channels();
    return channels.stream()
        .filter(channel -> name == null || channel.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedException(
                    "there is no channel "
                        + name
                        + "; there are "
                        + channels.stream().map(CyclerChannel::name).toList()));
  }

  /** Returns the channels with these names, or all of them if there are no names. */
  static List<CyclerChannel> named(CyclerDevice device, List<String> names) {
    List<CyclerChannel> channels = device.channels();
    List<String> known = channels.stream().map(CyclerChannel::name).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new RefusedException("there is no channel " + name + "; there are " + known);
      }
    }
    return channels.stream()
        .filter(channel -> names.isEmpty() || names.contains(channel.name()))
        .toList();
  }

  SteeredChannel steered(CyclerDevice device) {
    CyclerChannel channel = of(device);
    if (channel instanceof SteeredChannel steered) {
      return steered;
    }
    throw new RefusedException(
        "channel " + channel.name() + " cannot be set: it runs protocols itself, or only measures");
  }
}
