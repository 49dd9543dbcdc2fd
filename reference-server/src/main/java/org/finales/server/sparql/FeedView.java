package org.finales.server.sparql;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the feed of a graph is doing, as JSON.
 *
 * @param graph which graph
 * @param position number of the last entry of the log that it knows
 * @param skipped records that could not be said
 * @param problem why it is behind; {@code null} if it is not
 * @param since since when
 */
record FeedView(
    String graph, long position, long skipped, @Nullable String problem, Instant since) {}
