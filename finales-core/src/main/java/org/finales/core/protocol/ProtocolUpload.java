package org.finales.core.protocol;

import java.util.ArrayList;
import java.util.List;
import org.finales.api.cycling.Protocol;
import org.finales.api.json.FinalesJson;
import org.finales.api.quantity.Quantity;
import org.finales.core.protocol.exchange.Converted;
import org.finales.core.protocol.exchange.ExportOptions;
import org.finales.core.protocol.exchange.ProtocolFormatException;
import org.finales.cycler.spi.ProgrammedChannel;
import org.finales.cycler.spi.ProtocolFile;

/** Writes a protocol so that a channel that runs protocols itself understands it. */
public final class ProtocolUpload {
  private ProtocolUpload() {}

  /**
   * Writes a protocol in the first of the channel's formats that can say it.
   *
   * @param options name of the sample, which is what the run is called at the instrument, and the
   *     charge that C-rates refer to
   * @return what {@link ProgrammedChannel#upload} takes, with everything that is said otherwise
   * @throws ProtocolFormatException if none of the channel's formats can say it, with what each
   *     cannot
   */
  public static Converted<ProtocolFile> of(
      Protocol protocol, ProgrammedChannel channel, ExportOptions options) {
    Quantity capacity = options.capacity();
    Protocol whole = capacity == null ? protocol : protocol.toBuilder().capacity(capacity).build();
    List<String> refusals = new ArrayList<>();
    for (String format : channel.formats()) {
      try {
        Converted<String> text = written(whole, format, options);
        return new Converted<>(
            new ProtocolFile(name(whole, options), format, text.value(), whole), text.warnings());
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
