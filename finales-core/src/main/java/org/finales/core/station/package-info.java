/**
 * Stations: channels that run experiments. Here are the runner, the safety supervisor, the recorder
 * and what a station and its laboratory tell each other.
 */
@NullMarked
package org.finales.core.station;

import org.jspecify.annotations.NullMarked;
