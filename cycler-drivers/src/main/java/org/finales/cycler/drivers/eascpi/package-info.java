/**
 * Power supplies, electronic loads and bidirectional supplies of EA Elektro-Automatik, by SCPI over
 * USB, RS-232 or TCP port 5025. The commands are those of the maker's programming guide.
 */
@org.jspecify.annotations.NullMarked
package org.finales.cycler.drivers.eascpi;
