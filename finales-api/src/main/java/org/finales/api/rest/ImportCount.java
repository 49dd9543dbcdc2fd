package org.finales.api.rest;

/**
 * How many there were of something in an import; found is the sum of the other three.
 *
 * @param what in words, plural
 * @param found in the source
 * @param added to the store
 * @param present in the store already
 * @param unreadable left out; the log keeps what was found
 */
public record ImportCount(String what, int found, int added, int present, int unreadable) {}
