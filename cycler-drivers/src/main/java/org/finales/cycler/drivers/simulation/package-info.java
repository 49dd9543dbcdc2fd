/** A cycler that is not there, with any number of channels and a cell at each. */
@org.jspecify.annotations.NullMarked
package org.finales.cycler.drivers.simulation;
