package org.finales.core.protocol;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.finales.api.cycling.Protocol;
import org.finales.core.protocol.battinfo.BattinfoProtocol;
import org.finales.core.protocol.biologic.BiologicMps;
import org.finales.core.protocol.exchange.Converted;
import org.finales.core.protocol.exchange.ExportOptions;
import org.finales.core.protocol.exchange.ProtocolFormatException;
import org.finales.core.protocol.neware.NewareXml;
import org.finales.core.protocol.pybamm.PybammExperiment;
import org.finales.core.protocol.tomato.TomatoJson;
import org.finales.core.protocol.unicycler.Unicycler;

/** The formats in which protocols are read and written. Thread-safe. */
public enum ProtocolFormat {
  /** The universal cycling protocol of aurora-unicycler, JSON. */
  UNICYCLER("unicycler", "json", StandardCharsets.UTF_8, Unicycler::read, Unicycler::write),

  /** Text profiles, those of the Battery Experiments Manager among them. */
  PROFILE("profile", "txt", StandardCharsets.UTF_8, ProfileFormat::read, ProfileFormat::write),

  /** Step files of Neware's BTS 8. */
  NEWARE_XML("neware-xml", "xml", StandardCharsets.UTF_8, NewareXml::read, NewareXml::write),

  /** Settings files of BioLogic's EC-Lab. */
  BIOLOGIC_MPS("biologic-mps", "mps", BiologicMps.CHARSET, BiologicMps::read, BiologicMps::write),

  /** Sentences of a PyBaMM experiment, a JSON list. */
  PYBAMM("pybamm", "json", StandardCharsets.UTF_8, PybammExperiment::read, PybammExperiment::write),

  /** Jobs of tomato 0.2, JSON. */
  TOMATO("tomato", "json", StandardCharsets.UTF_8, TomatoJson::read, TomatoJson::write),

  /** BattINFO JSON-LD; read in any form, written as aurora-unicycler writes it. */
  BATTINFO(
      "battinfo",
      "jsonld",
      StandardCharsets.UTF_8,
      BattinfoProtocol::read,
      BattinfoProtocol::write),

  /** The JSON of {@link Protocol} itself, which keeps everything. */
  FINALES("finales", "json", StandardCharsets.UTF_8, PlainJson::read, PlainJson::write);

  /** Largest document that is read, in bytes. */
  public static final int MAX_BYTES = 8 << 20;

  private final String label;
  private final String extension;
  private final Charset charset;
  private final Function<byte[], Converted<Protocol>> reader;
  private final BiFunction<Protocol, ExportOptions, Converted<String>> writer;

  ProtocolFormat(
      String label,
      String extension,
      Charset charset,
      Function<byte[], Converted<Protocol>> reader,
      BiFunction<Protocol, ExportOptions, Converted<String>> writer) {
    this.label = label;
    this.extension = extension;
    this.charset = charset;
    this.reader = reader;
    this.writer = writer;
  }

  /** Returns the name on the command line, as {@code neware-xml}. */
  public String label() {
    return label;
  }

  /** Returns how names of such files end, without a point. */
  public String extension() {
    return extension;
  }

  /** Returns the encoding of such files. */
  public Charset charset() {
    return charset;
  }

  /**
   * Finds a format by its label.
   *
   * @throws IllegalArgumentException if there is none, names those that there are
   */
  public static ProtocolFormat of(String label) {
    for (ProtocolFormat format : values()) {
      if (format.label.equals(label)) {
        return format;
      }
    }
    throw new IllegalArgumentException(
        "there is no format %s; there are %s"
            .formatted(
                label,
                Arrays.stream(values())
                    .map(ProtocolFormat::label)
                    .collect(Collectors.joining(", "))));
  }

  /** Finds the format of a document by its content; nothing if it looks like none. */
  public static Optional<ProtocolFormat> detect(byte[] document) {
    return Detection.of(document);
  }

  /**
   * Reads a document of this format.
   *
   * @throws ProtocolFormatException if it is none, with every problem and its place
   */
  public Converted<Protocol> read(byte[] document) {
    if (document.length > MAX_BYTES) {
      throw new ProtocolFormatException(
          "",
          "the document has %d bytes, at most %d are read".formatted(document.length, MAX_BYTES));
    }
    try {
      return reader.apply(document);
    } catch (ProtocolFormatException e) {
      throw e;
    } catch (IllegalArgumentException | ArithmeticException e) {
      // a value that the records of a protocol do not allow
      throw new ProtocolFormatException("", String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Writes a protocol in this format.
   *
   * @return the text; in a file it has the encoding {@link #charset}
   * @throws ProtocolFormatException if the format cannot say a step, with its number and the
   *     reason, or something is missing that the format needs
   */
  public Converted<String> write(Protocol protocol, ExportOptions options) {
    Converted<String> written = writer.apply(protocol, options);
    return extension.startsWith("json")
        ? new Converted<>(HalfCharacters.escaped(written.value()), written.warnings())
        : written;
  }

  @Override
  public String toString() {
    return label;
  }
}
