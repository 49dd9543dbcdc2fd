/**
 * Jobs of tomato 0.2 for the MPG2 potentiostat. Sources: the source of aurora-unicycler, tomato's
 * documentation.
 */
@NullMarked
package org.finales.core.protocol.tomato;

import org.jspecify.annotations.NullMarked;
