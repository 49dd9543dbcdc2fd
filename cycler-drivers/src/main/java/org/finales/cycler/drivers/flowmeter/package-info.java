/** The flow meter of the WattRex project: an Arduino that counts the pulses of two sensors. */
@org.jspecify.annotations.NullMarked
package org.finales.cycler.drivers.flowmeter;
