package org.finales.core.graph;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a feed is doing.
 *
 * @param position number of the last entry of the log that the target knows
 * @param skipped records that were left out since the start because they could not be said
 * @param problem why the target does not take what it is sent; {@code null} while it does
 * @param since since when this is so
 */
public record FeedStatus(long position, long skipped, @Nullable String problem, Instant since) {}
