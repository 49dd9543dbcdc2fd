/**
 * Records as a graph that answers questions in SPARQL: an embedded store, other people's stores
 * over their protocols, and the feed that keeps both true to the log. Turtle is read and written
 * here too.
 */
@NullMarked
package org.finales.core.graph;

import org.jspecify.annotations.NullMarked;
