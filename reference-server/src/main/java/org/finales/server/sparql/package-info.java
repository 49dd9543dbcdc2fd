/**
 * Questions in SPARQL over HTTP, with a page to ask them on, and the graphs that a server feeds:
 * one of its own, and an external one. Without a graph nothing of it is loaded.
 */
@NullMarked
package org.finales.server.sparql;

import org.jspecify.annotations.NullMarked;
