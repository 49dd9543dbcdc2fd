/** A connection to a driver's own simulator, for tests that look at both ends. */
@org.jspecify.annotations.NullMarked
package org.finales.cycler.drivers.simulated;
