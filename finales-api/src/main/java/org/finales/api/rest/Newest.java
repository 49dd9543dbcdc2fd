package org.finales.api.rest;

/**
 * Where the log ends.
 *
 * @param sequence the number of the newest event; 0 if nothing happened yet
 */
public record Newest(long sequence) {}
