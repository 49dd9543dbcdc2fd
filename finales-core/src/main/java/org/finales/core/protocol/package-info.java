/**
 * Protocols in the formats of vendors and of other programs: which there are, which one a file is
 * in, and the way in and out. Each format has a package of its own.
 */
@NullMarked
package org.finales.core.protocol;

import org.jspecify.annotations.NullMarked;
