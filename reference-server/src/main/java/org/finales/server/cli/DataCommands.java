package org.finales.server.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.finales.api.json.FinalesJson;
import org.finales.core.cyclingdata.BdfMetadata;
import org.finales.core.cyclingdata.CsvWriter;
import org.finales.core.cyclingdata.CyclingFile;
import org.finales.core.cyclingdata.Report;
import org.finales.core.cyclingdata.RowWriter;
import org.finales.core.cyclingdata.WattrexWriter;
import org.finales.core.cyclingdata.table.Column;
import org.finales.core.cyclingdata.table.TableReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Cycling data as files: what they hold, and in other formats. */
@Command(
    name = "data",
    description = "Inspects and converts files of cycling data, and keeps them as data sets.")
final class DataCommands extends StoredDataCommands {
  /** What is written. */
  enum Target {
    /** Battery Data Format with its metadata beside it. */
    BDF("bdf"),
    /** The same table without metadata. */
    CSV("csv"),
    /** What WattRex's Battery Experiments Manager exports. */
    WATTREX_EXPORT("wattrex-export"),
    /** What it imports. */
    WATTREX_IMPORT("wattrex-import"),
    /** A report with plots, in one file. */
    HTML("html");

    private final String label;

    Target(String label) {
      this.label = label;
    }

    /** Reads its name. */
    static Target of(String label) {
      for (Target target : values()) {
        if (target.label.equals(label)) {
          return target;
        }
      }
      throw new TypeConversionException(
          "%s is none of bdf, csv, wattrex-export, wattrex-import and html".formatted(label));
    }

    @Override
    public String toString() {
      return label;
    }

    private RowWriter writer(OutputStream out, List<Column> columns) {
      return this == BDF || this == CSV
          ? new CsvWriter(out, columns)
          : new WattrexWriter(out, columns, this == WATTREX_EXPORT);
    }
  }

  private static final int CHUNK = 1 << 16;

  /** Commands that read and write here. */
  DataCommands(Terminal terminal) {
    super(terminal);
  }

  @Command(
      description =
          "Says what a file holds: format, columns with units, times, what is odd and where, the"
              + " first rows and the cycles. The exit status is 0 if no row was refused.")
  void inspect(@Mixin DataFile file) {
    try {
      CyclingFile data = file.open(terminal);
      tellProposal(data);
      Report report = data.inspect();
      new DataReport(terminal).print(file.name(), report);
      if (report.refused() > 0) {
        throw new RefusedException(refused(file, report, ""));
      }
    } finally {
      file.discard();
    }
  }

  @Command(
      description =
          "Writes a file in another format, to standard output in UTF-8 unless said; notices go to"
              + " standard error. Nothing is written if rows are refused, unless they are skipped.")
  void convert(
      @Mixin DataFile file,
      @Option(
              names = "--to",
              required = true,
              paramLabel = "FORMAT",
              description = "one of ${COMPLETION-CANDIDATES}")
          Target to,
      @Option(names = "--skip-refused", description = "leave refused rows out and write the others")
          boolean skip,
      @Option(
              names = "--out",
              paramLabel = "FILE",
              description = "the file to write; bdf has FILE.metadata.jsonld beside it")
          @Nullable Path out) {
    try {
      CyclingFile data = file.open(terminal);
      tellProposal(data);
      Report report = data.inspect();
      report.mapping().notes().forEach(terminal::warn);
      report.warnings().forEach(warning -> terminal.warn(warning.toString()));
      report.refusals().forEach(refusal -> terminal.note("error: " + refusal));
      if (report.refused() > 0 && !skip) {
        throw new RefusedException(
            refused(file, report, "; nothing was written, --skip-refused leaves them out"));
      } else if (report.rows() == 0) {
        throw new RefusedException(file.name() + " has no rows; nothing was written");
      }
      if (out == null) {
        write(data, to, terminal.out());
      } else {
        keep(data, report, to, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      file.discard();
    }
  }

  private static String refused(DataFile file, Report report, String remedy) {
    return "%s: %d of %d rows are refused%s"
        .formatted(file.name(), report.refused(), report.refused() + report.rows(), remedy);
  }

  private void tellProposal(CyclingFile data) {
    if (data.isProposed()) {
      terminal.note("mapping that was proposed and is used; correct it and give it as --mapping:");
      terminal.note(
          FinalesJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(data.mapping()));
    }
  }

  private void keep(CyclingFile data, Report report, Target to, Path out) throws IOException {
    Path folder = out.toAbsolutePath().getParent();
    if (folder == null) {
      throw new RefusedException(out + " is no file that can be written");
    }
    Path part = Files.createTempFile(folder, "finales", ".part");
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (OutputStream stream =
          new DigestOutputStream(
              new BufferedOutputStream(Files.newOutputStream(part), CHUNK), digest)) {
        write(data, to, stream);
      }
      if (to == Target.BDF) {
        String name = String.valueOf(out.getFileName());
        String sha256 = HexFormat.of().formatHex(digest.digest());
        String metadata =
            BdfMetadata.jsonLd(BdfMetadata.dataset(report, name, Files.size(part), sha256));
        Path beside = folder.resolve(name + BdfMetadata.SUFFIX);
        Files.writeString(beside, metadata, StandardCharsets.UTF_8);
        terminal.note("wrote " + beside);
      }
      Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
      terminal.note(String.format(Locale.ROOT, "wrote %d rows to %s", report.rows(), out));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void write(CyclingFile data, Target to, OutputStream out) throws IOException {
    if (to == Target.HTML) {
      BareReport.write(data, out);
      return;
    }
    try (TableReader reader = data.rows();
        RowWriter writer = to.writer(out, reader.columns())) {
      while (reader.next()) {
        writer.write(reader.row());
      }
    }
  }
}
