/**
 * Benches that answer requests about electrolytes: one that measures, one that simulates, both from
 * the models of {@code org.finales.samples.electrolyte}. They know what a request and a result look
 * like, and nothing of how either travels.
 */
@NullMarked
package org.finales.samples.instrument;

import org.jspecify.annotations.NullMarked;
