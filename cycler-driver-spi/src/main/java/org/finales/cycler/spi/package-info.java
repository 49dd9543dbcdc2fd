/**
 * What the laboratory knows of a cycler: devices, channels, ratings, set points, readings, status,
 * and every way in which talking to one can fail.
 */
@org.jspecify.annotations.NullMarked
package org.finales.cycler.spi;
