/**
 * SCPI, the language of lines that most bench instruments speak: sessions with an error queue,
 * identities, and the frame of simulators.
 */
@org.jspecify.annotations.NullMarked
package org.finales.cycler.drivers.scpi;
