package org.finales.core.experimentdata;

import java.util.List;
import org.finales.core.timeseries.SeriesLoad;

/**
 * A file whose rows are stored and that nobody sees yet. Closed without {@link #show()} it leaves
 * nothing behind. Not thread-safe.
 */
public final class PreparedImport implements AutoCloseable {
  private final SeriesLoad load;
  private final List<String> modes;
  private final ImportedFile file;

  PreparedImport(SeriesLoad load, List<String> modes, ImportedFile file) {
    this.load = load;
    this.modes = List.copyOf(modes);
    this.file = file;
  }

  /** What was in the file, and the data set that it becomes. */
  public ImportedFile file() {
    return file;
  }

  /** Lets everybody see the data set. */
  public void show() {
    load.finish(modes);
  }

  /** Discards everything unless it is shown. */
  @Override
  public void close() {
    load.close();
  }
}
