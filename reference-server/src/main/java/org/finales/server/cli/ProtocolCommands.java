package org.finales.server.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finales.api.cycling.Protocol;
import org.finales.api.quantity.Quantity;
import org.finales.core.protocol.ProtocolFormat;
import org.finales.core.protocol.exchange.Converted;
import org.finales.core.protocol.exchange.ExportOptions;
import org.finales.core.protocol.exchange.ProtocolFormatException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What is done to cells, in the formats of instruments and programs. */
@Command(name = "protocol", description = "Checks protocols and converts them between formats.")
final class ProtocolCommands {
  private static final Pattern AMOUNT =
      Pattern.compile("\\s*(\\+?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d{1,2})?)\\s*(\\S.*?)\\s*");

  private final Terminal terminal;
  private final Function<Protocol, List<String>> findings;

  /**
   * Commands that read and write here.
   *
   * @param findings what is unsafe or senseless in a valid protocol; printed as warnings
   */
  ProtocolCommands(Terminal terminal, Function<Protocol, List<String>> findings) {
    this.terminal = terminal;
    this.findings = findings;
  }

  @Command(
      description =
          "Says what is wrong with a protocol, and where. The exit status is 0 if nothing is;"
              + " warnings do not change it.")
  void check(@Mixin ProtocolFile file) {
    ProtocolFile.Document document = file.read(terminal);
    Protocol protocol = document.read().value();
    findings.apply(protocol).forEach(terminal::warn);
    int steps = protocol.steps().size();
    terminal.say(
        "%s is a valid %s protocol of %d step%s"
            .formatted(file.name(), document.format(), steps, steps == 1 ? "" : "s"));
  }

  @Command(
      description =
          "Writes a protocol in another format, to standard output in UTF-8 unless said; notices go"
              + " to standard error. What the format cannot say is refused with its step.")
  void convert(
      @Mixin ProtocolFile file,
      @Option(
              names = "--to",
              required = true,
              paramLabel = "FORMAT",
              description = "one of ${COMPLETION-CANDIDATES}")
          ProtocolFormat to,
      @Option(
              names = "--capacity",
              paramLabel = "CHARGE",
              description = "the charge that C-rates refer to, as 2.5Ah or 45mAh")
          @Nullable String capacity,
      @Option(names = "--sample", paramLabel = "NAME", description = "the name of the sample")
          @Nullable String sample,
      @Option(
              names = "--out",
              paramLabel = "FILE",
              description = "the file to write, in the encoding of its format")
          @Nullable Path out) {
    ExportOptions options = options(capacity, sample);
    Converted<Protocol> read = file.read(terminal).read();
    Converted<String> written;
    try {
      written = to.write(read.value(), options);
    } catch (ProtocolFormatException e) {
      throw ProtocolFile.refused(
          e, "%s cannot be written as %s".formatted(file.name(), to), terminal);
    }
    written.warnings().forEach(terminal::warn);
    if (out == null) {
      byte[] text = written.value().getBytes(StandardCharsets.UTF_8);
      terminal.out().write(text, 0, text.length);
      terminal.out().flush();
      return;
    }
    try {
      Files.write(out, written.value().getBytes(to.charset()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    terminal.note("wrote " + out);
  }

  private static ExportOptions options(@Nullable String capacity, @Nullable String sample) {
    try {
      return ExportOptions.ofDefaults()
          .withSample(sample)
          .withCapacity(capacity == null ? null : amount(capacity));
    } catch (IllegalArgumentException e) {
      throw new RefusedException(String.valueOf(e.getMessage()), e);
    }
  }

  private static Quantity amount(String text) {
    Matcher matcher = AMOUNT.matcher(text);
    if (!matcher.matches()) {
      throw new RefusedException("a capacity is written as 2.5Ah or 45mAh, not " + text);
    }
    return Quantity.of(matcher.group(1), matcher.group(2));
  }

  /** Reads a format's name. */
  static ProtocolFormat format(String label) {
    try {
      return ProtocolFormat.of(label);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
