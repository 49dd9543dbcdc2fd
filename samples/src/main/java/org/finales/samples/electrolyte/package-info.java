/**
 * Physical models of lithium-ion electrolytes: conductivity, density, viscosity and an infrared
 * spectrum of LiPF6 in carbonate mixtures, and the way between a recipe and mole fractions. Nothing
 * in here knows of brokers or requests; every class is immutable and safe to share between threads.
 */
@NullMarked
package org.finales.samples.electrolyte;

import org.jspecify.annotations.NullMarked;
