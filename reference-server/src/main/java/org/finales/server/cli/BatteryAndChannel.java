package org.finales.server.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.finales.api.battery.Battery;
import org.finales.api.battery.BatteryProduct;
import org.finales.api.cycling.Protocol;
import org.finales.core.linkeddata.LinkedDataException;
import org.finales.core.linkeddata.document.JsonLdReader;
import org.finales.core.linkeddata.document.LinkedDocument;
import org.finales.core.protocol.check.ChannelAbility;
import org.finales.core.protocol.check.Compatibility;
import org.finales.core.protocol.check.Finding;
import org.finales.cycler.driver.Drivers;
import org.finales.cycler.spi.AuxiliaryInput;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.InputKind;
import org.finales.cycler.spi.Ratings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The battery and the channel that a protocol has to suit. */
final class BatteryAndChannel {
  private static final int MAX_BYTES = 4 << 20;

  @Option(
      names = "--battery",
      paramLabel = "FILE",
      description =
          "also say whether it suits a battery or cell, described in JSON with its $schema or in"
              + " JSON-LD")
  private @Nullable Path battery;

  @Option(
      names = "--channel",
      paramLabel = "CONNECTION",
      description =
          "also say whether it suits a channel of an instrument, which is asked what it can do:"
              + " ea-scpi:serial:///dev/ttyACM0, sim:li-ion. Takes the control of it and switches"
              + " outputs off that the host steers")
  private @Nullable String connection;

  @Option(
      names = "--channel-name",
      paramLabel = "NAME",
      description = "which channel of the instrument; the first one unless said")
  private @Nullable String channelName;

  @Option(
      names = "--ratings",
      paramLabel = "LIMITS",
      description =
          "also say whether it suits a channel with these ratings, without an instrument:"
              + " 'min-voltage=0V&max-voltage=5V&max-charge-current=10A"
              + "&max-discharge-current=10A&max-power=50W'. What is not named is not held against"
              + " it; a current of 0A makes a pure source or load")
  private @Nullable String ratings;

  /** Returns what keeps protocol, battery and channel from each other; nothing if none is named. */
  List<Finding> findings(Protocol protocol) {
    if (battery == null && connection == null && ratings == null) {
      if (channelName != null) {
        throw new RefusedException("--channel-name goes with --channel CONNECTION");
      }
      return List.of();
    }
    if (connection != null && ratings != null) {
      throw new RefusedException(
          "give --channel or --ratings; limits of a channel belong into its connection");
    }
    BatteryProduct product = battery == null ? Battery.builder().build() : product(battery);
    return Compatibility.of(protocol, product, ability());
  }

  private ChannelAbility ability() {
    if (connection == null) {
      Envelope envelope = ratings == null ? Envelope.UNBOUNDED : Drivers.limits(ratings);
      return ChannelAbility.of(new Ratings(envelope, Duration.ofNanos(1), List.of()))
          .withImpedance()
          .withChamber()
          .withInputs(List.of(new AuxiliaryInput("temperature", InputKind.TEMPERATURE)));
    }
    try (CyclerDevice device = Drivers.discovered().open(connection)) {
      List<String> names = channelName == null ? List.of() : List.of(channelName);
      List<CyclerChannel> channels = ChannelChoice.named(device, names);
      if (channels.isEmpty()) {
        throw new RefusedException("the instrument has no channel");
      }
      return ChannelAbility.of(channels.get(0));
    }
  }

  private static BatteryProduct product(Path file) {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (bytes.length > MAX_BYTES) {
      throw new RefusedException(
          "%s has more than %d bytes, which is more than is read".formatted(file, MAX_BYTES));
    }
    List<BatteryProduct> found;
    try {
      found =
          LinkedDocument.read(bytes, JsonLdReader.ofDefaults(), true).entities().stream()
              .map(entity -> entity.record())
              .filter(BatteryProduct.class::isInstance)
              .map(BatteryProduct.class::cast)
              .toList();
    } catch (LinkedDataException e) {
      throw new RefusedException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
    if (found.size() != 1) {
      throw new RefusedException(
          "%s describes %s; give a file with one battery or cell, in JSON with its $schema or in"
                  .formatted(file, found.isEmpty() ? "no battery" : found.size() + " batteries")
              + " JSON-LD, and check it with finales-server validate");
    }
    return found.get(0);
  }
}
