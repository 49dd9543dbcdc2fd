package org.finales.cycler.sequence;

/** How far a {@link Sequencer} has come. */
public enum SequenceStatus {
  /** Not begun. */
  READY,
  /** Begun. */
  RUNNING,
  /** Begun, and its clock stands still. */
  PAUSED,
  /** Came to its end, by its last step or by an end that stops. */
  FINISHED,
  /** Somebody stopped it. */
  STOPPED,
  /** An end that fails, a safety limit or a bound was reached; the reason tells which. */
  FAILED;

  /** Tells whether nothing more will come. */
  public boolean isOver() {
    return this == FINISHED || this == STOPPED || this == FAILED;
  }
}
