package org.finales.server.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.finales.api.cycling.Protocol;
import org.finales.core.protocol.ProtocolFormat;
import org.finales.core.protocol.exchange.Converted;
import org.finales.core.protocol.exchange.ProtocolFormatException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A protocol that a command reads. */
final class ProtocolFile {
  @Parameters(paramLabel = "FILE", description = "a protocol in any of the formats")
  private Path file = Path.of("");

  @Option(
      names = "--from",
      paramLabel = "FORMAT",
      description = "the format of the file; found by its content unless said")
  private @Nullable ProtocolFormat from;

  /** The file's name, for messages. */
  String name() {
    return file.toString();
  }

  /**
   * The file's format and its content.
   *
   * @param text the file as text in UTF-8, which it may not be
   */
  record Document(ProtocolFormat format, Converted<Protocol> read, String text) {}

  /**
   * Reads it, and says what is wrong or worth knowing on standard error.
   *
   * @throws RefusedException if it is no protocol, after the problems were printed
   */
  Document read(Terminal terminal) {
    byte[] bytes = bytes();
    ProtocolFormat format = from;
    if (format == null) {
      format =
          ProtocolFormat.detect(bytes)
              .orElseThrow(
                  () ->
                      new RefusedException(
                          name() + " looks like no protocol; name its format with --from FORMAT"));
    }
    try {
      Converted<Protocol> read = format.read(bytes);
      read.warnings().forEach(terminal::warn);
      String text = new String(bytes, StandardCharsets.UTF_8);
      return new Document(format, read, text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (ProtocolFormatException e) {
      throw refused(e, "%s is no valid %s protocol".formatted(name(), format), terminal);
    }
  }

  /** Prints problems, and returns what is to be thrown. */
  static RefusedException refused(
      ProtocolFormatException problem, String summary, Terminal terminal) {
    problem
        .problems()
        .forEach(
            each ->
                terminal.note("error: " + Failures.line(new RefusedException(each.toString()))));
    return new RefusedException(summary, problem);
  }

  private byte[] bytes() {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(ProtocolFormat.MAX_BYTES + 1);
      if (bytes.length > ProtocolFormat.MAX_BYTES) {
        throw new RefusedException(
            "%s has more than %d bytes, which is more than is read"
                .formatted(name(), ProtocolFormat.MAX_BYTES));
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
