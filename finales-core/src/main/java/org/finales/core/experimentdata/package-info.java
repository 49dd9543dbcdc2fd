/**
 * Data of experiments in and out: files become data sets of the store of time series, data sets
 * become rows, figures of cycles, files and reports. Rows are streamed; memory does not grow with
 * them.
 */
@NullMarked
package org.finales.core.experimentdata;

import org.jspecify.annotations.NullMarked;
