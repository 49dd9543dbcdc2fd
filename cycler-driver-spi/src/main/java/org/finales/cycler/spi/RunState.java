package org.finales.cycler.spi;

/** What a channel that runs protocols itself is doing. */
public enum RunState {
  /** Nothing was started. */
  IDLE,
  /** A protocol runs. */
  RUNNING,
  /** A protocol waits to be resumed. */
  PAUSED,
  /** A protocol came to its end. */
  FINISHED,
  /** Somebody stopped a protocol. */
  STOPPED,
  /** The instrument stopped a protocol to protect battery or itself. */
  PROTECTED
}
