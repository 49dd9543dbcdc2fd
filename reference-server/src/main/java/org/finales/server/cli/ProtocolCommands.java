package org.finales.server.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.text.ProfileText;
import org.finales.api.experiment.RegisteredProtocol;
import org.finales.api.json.FinalesJson;
import org.finales.core.protocol.ProtocolFormat;
import org.finales.core.protocol.check.Estimate;
import org.finales.core.protocol.check.Finding;
import org.finales.core.protocol.check.ProtocolCheck;
import org.finales.core.protocol.check.ProtocolPreview;
import org.finales.core.protocol.exchange.Converted;
import org.finales.core.protocol.exchange.ExportOptions;
import org.finales.core.protocol.exchange.ProtocolFormatException;
import org.finales.cycler.cell.CellParameters;
import org.finales.cycler.spi.Envelope;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** What is done to cells, in the formats of instruments and programs. */
@Command(
    name = "protocol",
    description =
        "Checks protocols, draws what they will do, converts them between formats, and keeps them in"
            + " the laboratory's register.")
final class ProtocolCommands {
  private static final String USUAL_CELL = "li-ion-nmc";

  private final Terminal terminal;

  /** Commands that read and write here. */
  ProtocolCommands(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(description = "Adds a protocol in any of the formats to the laboratory's register.")
  void add(
      @Mixin Place place,
      @Mixin ProtocolFile file,
      @Option(
              names = "--name",
              paramLabel = "NAME",
              description = "what people call it; needed where the file has no name")
          @Nullable String name) {
    ProtocolFile.Document document = file.read(terminal);
    Protocol protocol = document.read().value();
    boolean text = document.format() == ProtocolFormat.PROFILE;
    try (Administration administration = place.open()) {
      RegisteredProtocol added =
          text
              ? administration.laboratory().addProtocol(name, document.text())
              : administration
                  .laboratory()
                  .addProtocol(name == null ? protocol : protocol.toBuilder().name(name).build());
      terminal.say(added.id() + "  " + added.protocol().name());
    }
  }

  @Command(description = "Lists the newest editions of the register's protocols by name.")
  void list(
      @Mixin Place place,
      @Mixin LabOptions options,
      @Option(names = "--retired", description = "those that are offered no more too")
          boolean retired) {
    try (Administration administration = place.open()) {
      Table table = new Table();
      for (RegisteredProtocol protocol :
          administration.laboratory().protocols(options.text(), retired, options.limit())) {
        table.row(
            protocol.id().toString(),
            String.valueOf(protocol.protocol().name()),
            "edition " + protocol.version(),
            protocol.retired() ? "retired" : "");
      }
      table.print(terminal);
    }
  }

  @Command(description = "Shows a protocol of the register: its text, or JSON.")
  void show(
      @Mixin Place place,
      @Parameters(paramLabel = "PROTOCOL", description = "its identifier") UUID protocol,
      @Option(
              names = "--edition",
              paramLabel = "N",
              description = "which edition; the newest unless said")
          @Nullable Integer edition,
      @Option(names = "--json", description = "the whole record as JSON") boolean json) {
    try (Administration administration = place.open()) {
      RegisteredProtocol found = administration.laboratory().protocol(protocol, edition);
      terminal.say(
          json
              ? FinalesJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(found)
              : ProfileText.write(found.protocol()).stripTrailing());
    }
  }

  @Command(
      description =
          "Says what is wrong with a protocol, and where, what is unsafe or senseless in it, with"
              + " --cell what it comes to, and with --battery, --channel or --ratings whether it"
              + " suits them. The exit status is 0 if nothing is wrong; warnings and notes do not"
              + " change it.")
  void check(
      @Mixin ProtocolFile file, @Mixin CellChoice cell, @Mixin BatteryAndChannel counterparts) {
    double capacityAh = cell.capacityAh();
    ProtocolFile.Document document = file.read(terminal);
    Protocol protocol = document.read().value();
    List<Finding> findings = new ArrayList<>();
    Estimate estimate = null;
    if (cell.isMade()) {
      CellParameters parameters = cell.parameters(protocol, USUAL_CELL);
      capacityAh = parameters.packCapacityAh();
      estimate = estimate(file, protocol, parameters);
      findings.addAll(estimate.findings());
    }
    findings.addAll(0, ProtocolCheck.of(protocol, capacityAh));
    findings.addAll(counterparts.findings(protocol));
    new ProtocolFindings(document).print(findings, file.name(), terminal);
    int steps = protocol.steps().size();
    terminal.say(
        "%s is a valid %s protocol of %d step%s"
            .formatted(file.name(), document.format(), steps, steps == 1 ? "" : "s"));
    if (estimate != null) {
      terminal.say(estimate.summary());
    }
  }

  @Command(
      description =
          "Draws what a protocol will do: a page with its steps in words, findings, an estimate,"
              + " and voltage and current against time. The page needs no network.")
  void preview(
      @Mixin ProtocolFile file,
      @Mixin CellChoice cell,
      @Option(
              names = "--out",
              required = true,
              paramLabel = "FILE",
              description = "the page to write, HTML")
          Path out) {
    ProtocolFile.Document document = file.read(terminal);
    Protocol protocol = document.read().value();
    CellParameters parameters = cell.parameters(protocol, USUAL_CELL);
    Estimate estimate = estimate(file, protocol, parameters);
    List<Finding> findings = ProtocolCheck.of(protocol, parameters.packCapacityAh());
    write(out, ProtocolPreview.html(protocol, estimate, findings).getBytes(StandardCharsets.UTF_8));
    terminal.say(estimate.summary());
  }

  private static Estimate estimate(
      ProtocolFile file, Protocol protocol, CellParameters parameters) {
    try {
      return Estimate.of(protocol, parameters, Envelope.UNBOUNDED);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(
          "%s cannot be reckoned: %s".formatted(file.name(), e.getMessage()), e);
    }
  }

  private void write(Path out, byte[] content) {
    try {
      Files.write(out, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    terminal.note("wrote " + out);
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
    write(out, written.value().getBytes(to.charset()));
  }

  private static ExportOptions options(@Nullable String capacity, @Nullable String sample) {
    try {
      return ExportOptions.ofDefaults()
          .withSample(sample)
          .withCapacity(capacity == null ? null : CellChoice.amount(capacity));
    } catch (IllegalArgumentException e) {
      throw new RefusedException(String.valueOf(e.getMessage()), e);
    }
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
