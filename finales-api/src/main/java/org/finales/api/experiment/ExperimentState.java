package org.finales.api.experiment;

/** How far an experiment is, as people see it. */
public enum ExperimentState {
  /** Waits for a channel. */
  QUEUED,
  /** A channel works on it. */
  RUNNING,
  /** A person paused it; nothing flows. */
  PAUSED,
  /** It was stopped half-way, by a crash or a lost link, and waits for a person. */
  INTERRUPTED,
  /** Came to its end. */
  FINISHED,
  /** A limit, an alarm or a refusal ended it; the reason tells. */
  FAILED,
  /** A person ended it. */
  ABORTED;

  /** Tells whether nothing more will come, unless it is queued again. */
  public boolean isOver() {
    return this == FINISHED || this == FAILED || this == ABORTED;
  }

  /** Tells whether a channel is taken by it. */
  public boolean isOnChannel() {
    return this == RUNNING || this == PAUSED || this == INTERRUPTED;
  }
}
