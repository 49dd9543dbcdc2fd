package org.finales.samples.optimizer;

/** A candidate and the natural logarithm of the value measured there. */
record Observation(Candidate candidate, double logValue) {}
