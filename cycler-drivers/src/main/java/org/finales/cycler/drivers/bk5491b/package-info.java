/** The bench multimeter 5491B (and 2831E) of BK Precision, by SCPI with or without echo. */
@org.jspecify.annotations.NullMarked
package org.finales.cycler.drivers.bk5491b;
