/**
 * Instruments of Korad and their rebrands: the load KEL103, which speaks lines with units, and the
 * supplies of the KA series, whose answers have no end but a known length.
 */
@org.jspecify.annotations.NullMarked
package org.finales.cycler.drivers.korad;
