package org.finales.samples.optimizer;

/**
 * What the optimiser believes to be best.
 *
 * @param candidate where the model's mean is highest; it need not have been measured
 * @param expectedValue the model's value there, in the unit of the measurements
 * @param relativeDeviation relative standard deviation of that value, 0 or more
 * @param measurements how many measurements it rests on, at least 1
 */
public record Recommendation(
    Candidate candidate, double expectedValue, double relativeDeviation, int measurements) {}
