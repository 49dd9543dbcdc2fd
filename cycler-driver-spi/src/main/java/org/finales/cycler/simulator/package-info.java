/**
 * Instruments that are not there but speak the same bytes, the ways to reach them, and everything
 * that can go wrong on a cable.
 */
@org.jspecify.annotations.NullMarked
package org.finales.cycler.simulator;
