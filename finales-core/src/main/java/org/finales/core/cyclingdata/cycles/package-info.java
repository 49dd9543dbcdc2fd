/**
 * What each cycle gave and took, computed row by row while rows arrive. {@link
 * org.finales.core.cyclingdata.cycles.CycleTable} says what a cycle is.
 */
@NullMarked
package org.finales.core.cyclingdata.cycles;

import org.jspecify.annotations.NullMarked;
