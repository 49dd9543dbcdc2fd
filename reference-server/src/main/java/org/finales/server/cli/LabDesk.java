package org.finales.server.cli;

import java.nio.file.Path;
import org.finales.core.accounts.Accounts;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Engine;
import org.finales.core.lab.ExperimentFiles;
import org.finales.core.lab.Laboratory;
import org.finales.core.store.Store;
import org.finales.core.timeseries.SeriesStore;
import org.jspecify.annotations.Nullable;

/**
 * A laboratory beside a running server or without one. Whoever may write there is an administrator;
 * the log knows them as {@code console}.
 */
final class LabDesk implements AutoCloseable {
  private final Engine engine;
  private final Laboratory laboratory;

  /**
   * Opens it.
   *
   * @param files the folder of files
   * @param series its time series, which stay the caller's
   */
  LabDesk(Store store, @Nullable Path files, SeriesStore series) {
    Engine.Builder builder = Engine.builder().store(store);
    if (files != null) {
      builder.files(files);
    }
    // A running server looks after leases and lost stations; a command must not.
    engine = builder.untimed().open();
    laboratory = Laboratory.builder(engine, series).untimed().open();
  }

  Laboratory laboratory() {
    return laboratory;
  }

  ExperimentFiles files() {
    return new ExperimentFiles(laboratory);
  }

  Actor actor() {
    return Accounts.console(System.getProperty("user.name", ""));
  }

  @Override
  public void close() {
    laboratory.close();
    engine.close();
  }
}
