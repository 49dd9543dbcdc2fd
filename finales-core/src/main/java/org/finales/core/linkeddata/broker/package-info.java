/**
 * Requests, results, capabilities and tenants as linked data, each in a graph of its own: what the
 * vocabulary can say about them for those who ask questions, and the whole record beside it, so
 * that nothing is lost on the way back.
 */
@NullMarked
package org.finales.core.linkeddata.broker;

import org.jspecify.annotations.NullMarked;
