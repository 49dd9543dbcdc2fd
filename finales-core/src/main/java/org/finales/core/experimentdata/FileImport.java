package org.finales.core.experimentdata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.finales.api.broker.InvalidException;
import org.finales.api.experiment.CycleFigures;
import org.finales.api.experiment.RunEvent;
import org.finales.api.json.FinalesJson;
import org.finales.core.cyclingdata.CyclingFile;
import org.finales.core.cyclingdata.Report;
import org.finales.core.cyclingdata.table.Column;
import org.finales.core.cyclingdata.table.TableReader;
import org.finales.core.timeseries.SeriesEvent;
import org.finales.core.timeseries.SeriesLoad;
import org.finales.core.timeseries.SeriesStore;
import org.jspecify.annotations.Nullable;

/**
 * Makes a data set of a file: points, an event that says where they come from, and an event for
 * each cycle. Nobody sees anything of it before all of it is there, and what fails leaves nothing.
 * The file is read once; memory does not grow with it.
 */
public final class FileImport {
  private static final int CHUNK = 1 << 16;

  private FileImport() {}

  /** Checksum of a file in hexadecimal digits. */
  public static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] part = new byte[CHUNK];
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        digest.update(part, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * The data set that a file with this checksum becomes, whether it is there or not.
   *
   * @param time how often the file was imported before
   */
  public static UUID dataset(String sha256, int time) {
    return UUID.nameUUIDFromBytes(
        ("finales import " + sha256 + " " + time).getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Imports a file.
   *
   * @throws InvalidException if rows are refused and not to be left out, if there is none, or if
   *     the file was imported already and is not to be once more; says which and what to do
   * @throws org.finales.core.cyclingdata.table.DataFileException if it cannot be read to its end
   * @throws UncheckedIOException if it cannot be read
   */
  public static ImportedFile run(SeriesStore store, CyclingFile file, ImportOptions options) {
    try (PreparedImport prepared = prepare(store, file, options)) {
      prepared.show();
      return prepared.file();
    }
  }

  /**
   * Reads and stores a file as {@link #run} does, but lets nobody see it yet; to be closed. So the
   * caller learns begin and end before the experiment is made that the data belong to.
   */
  public static PreparedImport prepare(SeriesStore store, CyclingFile file, ImportOptions options) {
    try {
      String sha256 = sha256(file.path());
      return load(store, file, options, sha256, id(store, sha256, options.again()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static UUID id(SeriesStore store, String sha256, boolean again) {
    UUID id = dataset(sha256, 0);
    for (int time = 1; store.find(id).isPresent(); time++) {
      if (!again) {
        throw new InvalidException(
            "file",
            "this file was imported already, as data set "
                + id
                + "; say that it is to be imported again if that is meant");
      }
      id = dataset(sha256, time);
    }
    return id;
  }

  private static PreparedImport load(
      SeriesStore store, CyclingFile file, ImportOptions options, String sha256, UUID id)
      throws IOException {
    List<Column> columns;
    try (TableReader reader = file.rows()) {
      columns = reader.columns();
    }
    PointColumns plan = new PointColumns(columns);
    SeriesLoad load = store.load(plan.dataset(id, options.name()));
    boolean done = false;
    try {
      PointGatherer gatherer = new PointGatherer(plan, load, options.start());
      Report report = file.inspect(gatherer::accept);
      requireWhole(report, options);
      gatherer.flush();
      boolean clock = plan.unix >= 0 || options.start() != null;
      FileOrigin origin =
          new FileOrigin(
              true,
              clock,
              gatherer.zeroes(),
              plan.plain,
              columns.stream().map(Column::heading).toList());
      long bytes = Files.size(file.path());
      List<SeriesEvent> events = new ArrayList<>();
      events.add(
          origin.event(
              gatherer.firstHost(),
              options.fileName(),
              sha256,
              bytes,
              FinalesJson.tree(file.mapping())));
      List<CycleFigures> cycles = report.cycles().stream().map(Figures::of).toList();
      long zero = gatherer.firstHost() - Math.round(report.begin() * 1e6);
      cycles.forEach(cycle -> events.add(event(cycle, zero)));
      load.record(events);
      ImportedFile imported =
          new ImportedFile(
              id,
              report,
              report.first() == null ? later(options.start(), report.begin()) : report.first(),
              report.last() == null ? later(options.start(), report.end()) : report.last(),
              cycles,
              sha256,
              bytes,
              gatherer.notes());
      done = true;
      return new PreparedImport(load, gatherer.modes(), imported);
    } finally {
      if (!done) {
        load.close();
      }
    }
  }

  private static @Nullable Instant later(@Nullable Instant start, double seconds) {
    return start == null ? null : start.plus(Math.round(seconds * 1e6), ChronoUnit.MICROS);
  }

  private static SeriesEvent event(CycleFigures cycle, long zero) {
    return new SeriesEvent(
        zero + Math.round(cycle.end() * 1e6),
        RunEvent.CYCLE,
        "cycle " + cycle.number(),
        FinalesJson.write(cycle));
  }

  private static void requireWhole(Report report, ImportOptions options) {
    if (report.refused() > 0 && !options.skipRefused()) {
      throw new InvalidException(
          "rows",
          "%d of %d rows are refused, and nothing is stored; %s; mend them, or say that refused rows are to be left out"
              .formatted(
                  report.refused(), report.refused() + report.rows(), report.refusals().get(0)));
    } else if (report.rows() == 0) {
      throw new InvalidException("rows", "the file has no rows; nothing is stored");
    }
  }
}
