/**
 * Records as linked data and back: statements, the mapping between annotated records and
 * statements, and documents in JSON-LD and N-Quads, read with their repairs and without any
 * connection to the network.
 */
@NullMarked
package org.finales.core.linkeddata;

import org.jspecify.annotations.NullMarked;
