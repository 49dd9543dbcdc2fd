package org.finales.api.experiment;

/** What a list of experiments is ordered by; those that are equal come in the order of adding. */
public enum ExperimentSort {
  /** What waits and what is on a channel first, then what failed, then what is done. */
  STATE,
  /** By name. */
  NAME,
  /** By when they were added. */
  CREATED,
  /** By when a channel first held something; those that have not begun last. */
  BEGUN,
  /** By when they were over; those that are not last. */
  ENDED,
  /** By how urgent they are. */
  PRIORITY,
  /** By the name of the battery. */
  BATTERY,
  /** By the name of the station; those without one last. */
  STATION,
  /** By the name of the protocol in its newest edition; those without one last. */
  PROTOCOL
}
