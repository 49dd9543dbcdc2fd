package org.finales.server.cli;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.finales.api.broker.BrokerException;
import org.finales.api.experiment.ImportDraft;
import org.finales.core.cyclingdata.CyclingFile;
import org.finales.core.cyclingdata.table.DataFileException;
import org.finales.core.experimentdata.DataExport;
import org.finales.core.experimentdata.DataFormat;
import org.finales.core.experimentdata.Dossier;
import org.finales.core.experimentdata.FileImport;
import org.finales.core.experimentdata.ImportOptions;
import org.finales.core.experimentdata.ImportedFile;
import org.finales.core.lab.ExperimentFiles;
import org.finales.core.timeseries.DatasetStatus;
import org.finales.core.timeseries.RecordedDataset;
import org.finales.core.timeseries.SeriesStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Data sets of a data folder: brought in from files, listed, written, archived and restored. Its
 * methods are public because commands are inherited that way only.
 */
abstract class StoredDataCommands {
  private static final int CHUNK = 1 << 16;

  final Terminal terminal;

  StoredDataCommands(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Reads the name of a format. */
  static final class Formats implements ITypeConverter<DataFormat> {
    @Override
    public DataFormat convert(String label) {
      return DataFormat.of(label)
          .orElseThrow(
              () ->
                  new RefusedException(
                      label + " is no format; it is one of " + DataFormat.names()));
    }
  }

  @Command(
      name = "import",
      description =
          "Brings files in, each whole or not at all: as finished experiments of a registered battery,"
              + " or as data sets that belong to none; prints what became of them. A file that was"
              + " brought in before is refused.")
  public void bringIn(
      @Mixin SeriesPlace place,
      @Mixin MappingOptions reading,
      @Parameters(
              arity = "1..*",
              paramLabel = "FILE",
              description = "cycling data as text, in any format")
          List<Path> files,
      @Option(
              names = "--name",
              paramLabel = "NAME",
              description = "what the data set is called; the file's name unless said")
          @Nullable String name,
      @Option(
              names = "--start",
              paramLabel = "TIME",
              description = "when the test began, as 2026-03-01T08:00:00Z, where no column tells")
          @Nullable String start,
      @Option(
              names = "--battery",
              paramLabel = "ID",
              description = "the registered battery that the experiments are of")
          @Nullable UUID battery,
      @Option(names = "--skip-refused", description = "leave refused rows out") boolean skip,
      @Option(names = "--again", description = "also what was brought in before") boolean again) {
    List<String> failed = new ArrayList<>();
    Instant began = time(start);
    try (SeriesStore store = place.open();
        @Nullable LabDesk desk = battery == null ? null : place.desk(store)) {
      for (Path path : files) {
        String file = String.valueOf(path.getFileName());
        ImportOptions options =
            new ImportOptions(name == null ? file : name, file, began, skip, again);
        try {
          CyclingFile data = reading.open(path);
          ImportedFile imported;
          String made = "";
          if (desk == null || battery == null) {
            imported = FileImport.run(store, data, options);
          } else {
            ImportDraft draft =
                new ImportDraft(options.name(), "", battery, null, null, List.of(), null, null);
            ExperimentFiles.Imported done =
                desk.files().bringIn(desk.actor(), draft, data, options);
            imported = done.file();
            made = " experiment " + done.experiment().id();
          }
          imported.report().warnings().forEach(each -> terminal.warn(path + ": " + each));
          imported.notes().forEach(each -> terminal.warn(path + ": " + each));
          terminal.say(
              "%s %d rows %d cycles %s%s"
                  .formatted(
                      imported.dataset(),
                      imported.report().rows(),
                      imported.cycles().size(),
                      path,
                      made));
        } catch (BrokerException | DataFileException | IOException | UncheckedIOException e) {
          failed.add(path + ": " + Failures.line(e));
        }
      }
    }
    if (!failed.isEmpty()) {
      throw new RefusedException(String.join("\n", failed));
    }
  }

  private static @Nullable Instant time(@Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new RefusedException("--start is a time as 2026-03-01T08:00:00Z, not " + text, e);
    }
  }

  @Command(description = "Lists the data sets, the oldest first.")
  public void list(@Mixin SeriesPlace place) {
    Table table = new Table().row("data set", "name", "points", "from", "to", "bytes");
    try (SeriesStore store = place.open()) {
      for (RecordedDataset each : store.datasets()) {
        DatasetStatus status = store.status(each.id());
        boolean any = status.points() > 0;
        table.row(
            each.id().toString(),
            each.name().replaceAll("\\p{Cntrl}", " "),
            Long.toString(status.points()),
            any ? time(status.firstHostMicros()) : "",
            any ? time(status.lastHostMicros()) : "",
            Long.toString(status.bytes()));
      }
    }
    table.print(terminal);
  }

  private static String time(long micros) {
    return Instant.EPOCH.plus(micros / 1_000_000, ChronoUnit.SECONDS).toString();
  }

  @Command(
      description =
          "Writes an experiment, or a data set that belongs to none, as a file, to standard output"
              + " unless said.")
  public void export(
      @Mixin SeriesPlace place,
      @Parameters(paramLabel = "ID", description = "the experiment or data set") UUID id,
      @Option(
              names = "--format",
              required = true,
              converter = Formats.class,
              paramLabel = "FORMAT",
              description =
                  "csv, bdf, wattrex-export, wattrex-import, jsonld, html (a report) or ro-crate")
          DataFormat format,
      @Option(
              names = "--out",
              paramLabel = "FILE",
              description = "the file to write, which must not be there")
          @Nullable Path out) {
    if (out == null && format == DataFormat.RO_CRATE) {
      throw new RefusedException("an archive is not written to a terminal; name a file with --out");
    }
    try (SeriesStore store = place.open()) {
      RecordedDataset bare = store.find(id).orElse(null);
      if (bare != null) {
        export(store, format, Dossier.of(bare.name(), Clock.systemUTC().instant()), id, out);
        return;
      }
      try (LabDesk desk = place.desk(store)) {
        Dossier dossier = desk.files().dossier(desk.actor(), id);
        export(store, format, dossier, desk.files().dataset(desk.actor(), id), out);
      }
    }
  }

  private void export(
      SeriesStore store, DataFormat format, Dossier dossier, UUID dataset, @Nullable Path out) {
    try {
      DataExport.requirePossible(format, store, dataset);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    write(out, to -> DataExport.write(format, dossier, store, dataset, to));
  }

  @Command(
      description =
          "Writes a data set to an archive of its own, from which it can be restored as it was.")
  public void archive(
      @Mixin SeriesPlace place,
      @Parameters(paramLabel = "ID", description = "the data set") UUID dataset,
      @Option(
              names = "--out",
              required = true,
              paramLabel = "FILE",
              description = "the archive to write, which must not be there")
          Path out,
      @Option(
              names = "--remove",
              description =
                  "take the data set out of the store once the archive is on disk; only of an"
                      + " experiment that is over")
          boolean remove) {
    try (SeriesStore store = place.open()) {
      require(store, dataset);
      DatasetStatus before = store.status(dataset);
      write(out, to -> store.export(dataset, to));
      if (remove) {
        if (!store.status(dataset).equals(before)) {
          throw new RefusedException("the data set grows; nothing was removed");
        }
        store.delete(dataset);
        terminal.note("removed " + dataset);
      }
    }
  }

  @Command(description = "Makes a data set of an archive, as it was.")
  public void restore(
      @Mixin SeriesPlace place,
      @Parameters(paramLabel = "FILE", description = "the archive") Path file) {
    try (SeriesStore store = place.open();
        InputStream in = new BufferedInputStream(Files.newInputStream(file), CHUNK)) {
      terminal.say(store.restore(in).toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RecordedDataset require(SeriesStore store, UUID dataset) {
    return store
        .find(dataset)
        .orElseThrow(
            () -> new RefusedException("no data set " + dataset + "; data list names all"));
  }

  /** Writes to a stream. */
  private interface Content {
    void write(OutputStream out) throws IOException;
  }

  private void write(@Nullable Path target, Content content) {
    try {
      if (target == null) {
        content.write(terminal.out());
        terminal.out().flush();
        return;
      }
      boolean whole = false;
      try (FileChannel file =
          FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        try {
          OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file), CHUNK);
          content.write(out);
          out.flush();
          file.force(true);
          whole = true;
        } finally {
          if (!whole) {
            Files.deleteIfExists(target);
          }
        }
      }
      terminal.note("wrote " + target);
    } catch (FileAlreadyExistsException e) {
      throw new RefusedException(target + " exists already; name a new file with --out", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
