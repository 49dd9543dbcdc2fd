package org.finales.api.experiment;

/** What people tell a station to do. */
public enum OrderKind {
  /** Pause the experiment of a channel: nothing flows. */
  PAUSE,
  /** Go on after a pause or an interruption. */
  RESUME,
  /** End the step that runs and go on with the next. */
  SKIP,
  /** End the experiment. */
  ABORT,
  /** Switch off at once and stay off until the alarm is acknowledged. */
  STOP,
  /** Alarms of the channel were seen; it may be used again. */
  ACKNOWLEDGE,
  /** Look for instruments. */
  SCAN,
  /** Take a reading of a channel that is not in use, or of an instrument that is to be added. */
  TEST
}
