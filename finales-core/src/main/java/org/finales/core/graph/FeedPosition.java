package org.finales.core.graph;

/**
 * How far a graph has followed the log.
 *
 * @param sequence number of the last entry that it knows; 0 before the first
 * @param hash that entry's hash, which tells this log from another; empty before the first
 */
public record FeedPosition(long sequence, String hash) {
  /** Before the first entry. */
  public static final FeedPosition START = new FeedPosition(0, "");
}
