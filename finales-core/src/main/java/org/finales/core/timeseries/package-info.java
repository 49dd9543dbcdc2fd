/**
 * What cyclers measure, point by point: recorded durably, kept in compressed columns with roll-ups,
 * and read back whole or as windows of any resolution. Datasets lie beside the ledger, in a second
 * SQLite file or in the same PostgreSQL database, and nothing is deleted unless somebody says so.
 *
 * <p>What happens to odd values: a NaN means that a value was not measured; it and infinite values
 * come back bit by bit as they were given, and roll-ups leave both out. Points are kept in the
 * order in which they were acknowledged, whatever their clocks say. A window takes each point by
 * its own time on the clock that is asked for, so a clock that jumps back shows its points where
 * that clock puts them, times that are repeated stay repeated, and nothing is sorted or dropped.
 */
@NullMarked
package org.finales.core.timeseries;

import org.jspecify.annotations.NullMarked;
