/**
 * Cycling data in and out as text files: what a file holds is reported before anything is stored,
 * its rows are streamed in Battery Data Format quantities, and rows are written again without loss.
 * {@link org.finales.core.cyclingdata.CyclingFile} is where to begin.
 */
@NullMarked
package org.finales.core.cyclingdata;

import org.jspecify.annotations.NullMarked;
