/**
 * Experiments of PyBaMM: a list of sentences, one for each step, with loops written out. Sources:
 * the source of aurora-unicycler, PyBaMM's documentation of experiments.
 */
@NullMarked
package org.finales.core.protocol.pybamm;

import org.jspecify.annotations.NullMarked;
