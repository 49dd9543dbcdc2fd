/**
 * Charts: {@link org.finales.server.web.kit.chart.ChartView} says what a chart shows, {@link
 * org.finales.server.web.kit.chart.ChartData} is what its address answers with, and {@code
 * kit/chart.jte} with {@code chart.js} draw it.
 */
@NullMarked
package org.finales.server.web.kit.chart;

import org.jspecify.annotations.NullMarked;
