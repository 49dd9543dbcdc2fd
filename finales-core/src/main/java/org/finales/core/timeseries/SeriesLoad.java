package org.finales.core.timeseries;

import java.util.List;

/**
 * A dataset that is filled and that nobody sees before all of it is on disk. Closed without {@link
 * #finish()} it leaves nothing behind; what a process that dies leaves is never seen and is deleted
 * when the store is opened or filled the next time. Not thread-safe.
 */
public interface SeriesLoad extends AutoCloseable {
  /**
   * Appends points. Returns before they are on disk, unless much is on its way already.
   *
   * @throws StorageFullException if there is no room
   */
  void append(Points points);

  /** Records events behind the points that were appended so far. */
  void record(List<SeriesEvent> events);

  /**
   * Lets everybody see the dataset, complete and in compressed blocks; nothing can be added to this
   * load afterwards.
   *
   * @param modes what the numbers of {@link Points#mode(int)} mean, which may become known while
   *     points arrive
   * @throws org.finales.api.broker.InvalidException if there is a dataset of this id by now
   */
  void finish(List<String> modes);

  /** The same with the modes that the dataset was announced with. */
  void finish();

  /** Discards everything unless it is finished. */
  @Override
  void close();
}
