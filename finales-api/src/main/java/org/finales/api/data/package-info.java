/**
 * Data sets: files with their checksums, tables with columns that say what they hold, spectra. The
 * columns of the Battery Data Format are listed here.
 */
@NullMarked
package org.finales.api.data;

import org.jspecify.annotations.NullMarked;
