/**
 * Neware's battery testing system: whole protocols, channel status and data over the XML interface
 * of its client program, and a simulator of that.
 */
@org.jspecify.annotations.NullMarked
package org.finales.cycler.drivers.neware;
