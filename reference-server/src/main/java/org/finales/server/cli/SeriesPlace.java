package org.finales.server.cli;

import java.nio.file.Path;
import org.finales.core.timeseries.SeriesStore;
import org.finales.server.folder.DataFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the time series are on which a command works, beside a running server or without one. */
final class SeriesPlace {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "the data folder; " + Place.DEFAULT_FOLDER + " unless said")
  private @Nullable Path data;

  @Option(
      names = "--db",
      paramLabel = "URL",
      defaultValue = "${env:FINALES_DB}",
      description =
          "a PostgreSQL database instead: jdbc:postgresql://HOST/DATABASE?user=…; also from the"
              + " environment as FINALES_DB")
  private @Nullable String database;

  /** Opens them. */
  SeriesStore open() {
    if (database != null && !database.isBlank()) {
      return SeriesStore.postgres(database);
    }
    DataFolder folder = DataFolder.open(data == null ? Path.of(Place.DEFAULT_FOLDER) : data);
    return SeriesStore.sqlite(folder.series());
  }
}
