package org.finales.api.experiment;

/** What a channel is doing. */
public enum ChannelActivity {
  /** Waits for work. */
  IDLE,
  /** Runs an experiment. */
  RUNNING,
  /** Has an experiment that a person paused. */
  PAUSED,
  /** Has an experiment that waits for a person after an interruption. */
  INTERRUPTED,
  /** Is off and stays off until a person acknowledges an alarm. */
  ALARM,
  /** Its instrument cannot be reached. */
  LOST
}
