/**
 * What a cycler driver is: drivers, devices, channels, set points and readings. The laboratory
 * engine knows instruments only through these types.
 */
@org.jspecify.annotations.NullMarked
package org.finales.cycler.spi;
