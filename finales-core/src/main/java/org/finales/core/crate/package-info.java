/**
 * Requests and results with their linked data, files and checksums as one RO-Crate 1.1 archive, and
 * back into a store, checked and all at once.
 */
@NullMarked
package org.finales.core.crate;

import org.jspecify.annotations.NullMarked;
