/**
 * Step files of Neware's BTS 8, written as aurora-unicycler writes them and read as BTS writes them
 * too. Times are in ms, voltages in 0.1 mV, currents in mA, charges in mA·s. Sources: the source of
 * aurora-unicycler, and step files in public data of NewareNDA's tests.
 */
@NullMarked
package org.finales.core.protocol.neware;

import org.jspecify.annotations.NullMarked;
