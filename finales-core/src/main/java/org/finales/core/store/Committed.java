package org.finales.core.store;

import org.finales.api.broker.Event;
import org.jspecify.annotations.Nullable;

/**
 * An event that is on disk.
 *
 * @param event the event
 * @param state the thing as the event left it, if this process wrote the event; {@code null} if it
 *     must be read from the store
 */
public record Committed(Event event, @Nullable Object state) {}
