/**
 * Experiments on pages: the list, the page of one, several side by side, and their data as charts,
 * pictures and files. {@link org.finales.server.web.experiments.ExperimentRoom} is the room; what
 * else is public is for other rooms that show experiments.
 */
@NullMarked
package org.finales.server.web.experiments;

import org.jspecify.annotations.NullMarked;
