/**
 * Finds out what a file of cycling data is: the exports of cyclers by their own signs, and any
 * other table by the names, units and values of its columns. What comes out is a mapping.
 */
@NullMarked
package org.finales.core.cyclingdata.format;

import org.jspecify.annotations.NullMarked;
