package org.finales.server.cli;

import java.nio.file.Path;
import org.finales.core.store.Store;
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
    String url = url();
    return url == null ? SeriesStore.sqlite(folder().series()) : SeriesStore.postgres(url);
  }

  /** Opens the laboratory that they are of. */
  LabDesk desk(SeriesStore series) {
    String url = url();
    return url == null
        ? new LabDesk(Store.sqlite(folder().database()), folder().files(), series)
        : new LabDesk(Store.postgres(url), null, series);
  }

  private @Nullable String url() {
    return database == null || database.isBlank() ? null : database;
  }

  private DataFolder folder() {
    return DataFolder.open(data == null ? Path.of(Place.DEFAULT_FOLDER) : data);
  }
}
