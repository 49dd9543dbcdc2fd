/**
 * A Bayesian optimiser that finds the best mixture and concentration from few, noisy measurements:
 * Gaussian-process regression and expected improvement behind an ask-and-tell object. It knows
 * nothing of what it measures and nothing of brokers.
 */
@NullMarked
package org.finales.samples.optimizer;

import org.jspecify.annotations.NullMarked;
