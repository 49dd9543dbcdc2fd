package org.finales.core.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.finales.api.battery.Battery;
import org.finales.api.battery.BatteryProduct;
import org.finales.api.cycling.Protocol;
import org.finales.api.json.FinalesJson;
import org.finales.api.quantity.Quantity;
import org.finales.core.protocol.check.ChannelAbility;
import org.finales.core.protocol.check.Compatibility;
import org.finales.core.protocol.check.Finding;
import org.finales.core.protocol.exchange.Converted;
import org.finales.core.protocol.exchange.ExportOptions;
import org.finales.core.protocol.exchange.ProtocolFormatException;
import org.finales.core.protocol.exchange.ProtocolProblem;
import org.finales.cycler.spi.ProgrammedChannel;
import org.finales.cycler.spi.ProtocolFile;

/**
 * Writes a protocol so that a channel that runs protocols itself understands it, once it is known
 * that the channel, and the battery where it is known, can bear it.
 */
public final class ProtocolUpload {
  private ProtocolUpload() {}

  /**
   * Writes a protocol for a channel on a battery of which nothing is known, in the first of the
   * channel's formats that can say it.
   *
   * @param options name of the sample, which is what the run is called at the instrument, and the
   *     charge that C-rates refer to
   * @return what {@link ProgrammedChannel#upload} takes, with everything that is said otherwise or
   *     is doubtful
   * @throws ProtocolFormatException if the channel cannot do what a step asks for, or none of its
   *     formats can say it, with what each cannot
   */
  public static Converted<ProtocolFile> of(
      Protocol protocol, ProgrammedChannel channel, ExportOptions options) {
    return of(protocol, Battery.builder().build(), channel, options);
  }

  /**
   * Writes a protocol for a channel and a battery in the first of the channel's formats that can
   * say it.
   *
   * @param battery what is connected; what it does not say is not held against it
   * @param options name of the sample, which is what the run is called at the instrument, and the
   *     charge that C-rates refer to
   * @return what {@link ProgrammedChannel#upload} takes, with everything that is said otherwise or
   *     is doubtful
   * @throws ProtocolFormatException if protocol, battery and channel do not suit each other, by
   *     {@link Compatibility}, or none of the channel's formats can say it, with what each cannot
   */
  public static Converted<ProtocolFile> of(
      Protocol protocol, BatteryProduct battery, ProgrammedChannel channel, ExportOptions options) {
    Quantity capacity = options.capacity();
    Protocol whole = capacity == null ? protocol : protocol.toBuilder().capacity(capacity).build();
    List<String> doubts = doubts(whole, battery, channel);
    List<String> refusals = new ArrayList<>();
    for (String format : channel.formats()) {
      try {
        Converted<String> text = written(whole, format, options);
        return new Converted<>(
            new ProtocolFile(name(whole, options), format, text.value(), whole),
            Stream.concat(doubts.stream(), text.warnings().stream()).toList());
      } catch (ProtocolFormatException e) {
        refusals.add(format + ": " + e.getMessage());
      } catch (IllegalArgumentException e) {
        refusals.add("nobody here writes " + format);
      }
    }
    throw new ProtocolFormatException(
        "",
        "channel "
            + channel.name()
            + " cannot be told this protocol; "
            + String.join("; ", refusals));
  }

  /** Returns what is doubtful; its formats say whether the channel measures impedances. */
  private static List<String> doubts(
      Protocol protocol, BatteryProduct battery, ProgrammedChannel channel) {
    List<ProtocolProblem> problems = new ArrayList<>();
    List<String> doubts = new ArrayList<>();
    ChannelAbility ability = ChannelAbility.of(channel).withImpedance().withChamber();
    for (Finding finding : Compatibility.of(protocol, battery, ability)) {
      if (finding.level() == Finding.Level.ERROR) {
        problems.add(new ProtocolProblem("channel " + channel.name(), finding.toString()));
      } else if (finding.level() == Finding.Level.WARNING) {
        doubts.add(finding.toString());
      }
    }
    if (!problems.isEmpty()) {
      throw new ProtocolFormatException(problems);
    }
    return doubts;
  }

  private static Converted<String> written(
      Protocol protocol, String format, ExportOptions options) {
    // between programs the record's own JSON goes, without what a file says about itself
    return format.equals(ProtocolFormat.FINALES.label())
        ? new Converted<>(FinalesJson.write(protocol), List.of())
        : ProtocolFormat.of(format).write(protocol, options);
  }

  private static String name(Protocol protocol, ExportOptions options) {
    String sample = options.sample();
    if (sample != null) {
      return sample;
    }
    String name = protocol.name();
    return name == null || name.isBlank() ? "protocol" : name;
  }
}
