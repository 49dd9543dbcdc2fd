package org.finales.cycler.link;

/** The parity bit of a serial line. */
public enum Parity {
  /** There is none. */
  NONE,
  /** The number of ones is odd. */
  ODD,
  /** The number of ones is even. */
  EVEN
}
