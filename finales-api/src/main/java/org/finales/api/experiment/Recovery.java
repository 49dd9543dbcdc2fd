package org.finales.api.experiment;

/** What becomes of an experiment whose station was interrupted, once its channel is safe. */
public enum Recovery {
  /** Goes on where the last recorded point was. */
  RESUME,
  /** Waits, switched off, until a person resumes or aborts it. */
  WAIT,
  /** Fails. */
  FAIL
}
