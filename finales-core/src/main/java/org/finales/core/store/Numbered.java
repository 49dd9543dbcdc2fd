package org.finales.core.store;

/**
 * A thing with the number of the log entry that made it, which orders things of its kind.
 *
 * @param sequence the number
 * @param value the thing
 */
public record Numbered<T>(long sequence, T value) {}
