package org.finales.cycler.simulator;

/** What can go wrong with one answer on its way to the host. */
public enum CableFault {
  /** Nothing arrives. */
  SILENCE,
  /** One bit is another. */
  FLIPPED_BIT,
  /** Only the first half arrives. */
  HALF,
  /** Bytes that mean nothing arrive instead. */
  GARBAGE,
  /** Bytes that mean nothing arrive before the answer. */
  NOISE_BEFORE,
  /** What the host said arrives before the answer. */
  ECHO,
  /** The answer before arrives once more, and then this one. */
  STALE,
  /** The answer arrives too late for its question. */
  LATE,
  /** Ten million bytes without an end arrive instead. */
  FLOOD
}
