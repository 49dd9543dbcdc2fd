/**
 * The laboratory at work: batteries on its shelves, protocols and their editions, stations with
 * channels, experiments and what becomes of them, and what people tell stations to do.
 */
@NullMarked
package org.finales.api.experiment;

import org.jspecify.annotations.NullMarked;
