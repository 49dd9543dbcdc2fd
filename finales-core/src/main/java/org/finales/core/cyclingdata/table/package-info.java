/**
 * Delimited text as a stream of rows with named quantities: records of any encoding and layout, the
 * mapping that says what their columns are, and the rows themselves. Memory does not grow with the
 * file.
 */
@NullMarked
package org.finales.core.cyclingdata.table;

import org.jspecify.annotations.NullMarked;
