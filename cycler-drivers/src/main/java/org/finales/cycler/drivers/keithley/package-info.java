/**
 * Source-measure units of Keithley: the 2400 and its sisters with SCPI of 1999, and the 2450, whose
 * words differ. Both charge and discharge, and measure what they do.
 */
@org.jspecify.annotations.NullMarked
package org.finales.cycler.drivers.keithley;
