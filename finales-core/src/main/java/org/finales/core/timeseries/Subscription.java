package org.finales.core.timeseries;

/** That somebody hears of new points; closing it ends that. Thread-safe. */
public interface Subscription extends AutoCloseable {
  /** Nothing is told any more once this has returned, but what is being told may go on. */
  @Override
  void close();
}
