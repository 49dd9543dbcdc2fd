package org.finales.cycler.sequence;

/** Why a step ended. */
public enum EndedBy {
  /** One of its end conditions. */
  CONDITION,
  /** It ran to its own end: the last pulse, point of the table, frequency, or end of the ramp. */
  COURSE,
  /** A safety limit was exceeded. */
  LIMIT,
  /** Somebody skipped it. */
  SKIPPED,
  /** Somebody stopped the whole. */
  STOPPED
}
