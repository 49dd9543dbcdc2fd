/**
 * A cell as an instrument sees it: open-circuit voltage, resistances, temperature and fading,
 * integrated exactly. Simulated instruments, previews and estimates stand on it.
 */
@NullMarked
package org.finales.cycler.cell;

import org.jspecify.annotations.NullMarked;
