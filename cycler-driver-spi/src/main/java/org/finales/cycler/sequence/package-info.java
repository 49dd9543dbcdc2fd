/**
 * The one interpreter of protocols, without time, threads or instruments of its own: it is told
 * what was measured and tells what to hold. Whole runs on a model of a cell stand beside it.
 */
@NullMarked
package org.finales.cycler.sequence;

import org.jspecify.annotations.NullMarked;
