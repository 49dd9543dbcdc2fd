package org.finales.server.api;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.finales.api.broker.EventFilter;
import org.finales.api.broker.UnavailableException;

/** The open streams of server-sent events. Thread-safe. */
final class EventStreams implements AutoCloseable {
  private static final int MOST_STREAMS = 1000;

  private final EventFeed feed;
  private final Executor answering;
  private final Duration silence;
  private final Set<EventStream> open = ConcurrentHashMap.newKeySet();

  /**
   * Makes a place for streams.
   *
   * @param answering threads on which the log is read; none ever waits for a client
   * @param silence after how much silence a comment is sent, by which a lost client is noticed
   */
  EventStreams(EventFeed feed, Executor answering, Duration silence) {
    this.feed = feed;
    this.answering = answering;
    this.silence = silence;
  }

  /**
   * Answers a call with a stream that lasts until the client or the server goes.
   *
   * @param after number of the last event that the client knows
   * @throws UnavailableException if there are too many streams
   */
  void open(Call call, EventFilter filter, long after) {
    if (open.size() >= MOST_STREAMS) {
      throw new UnavailableException("there are " + MOST_STREAMS + " streams of events open", null);
    }
    EventStream stream = new EventStream(call, feed, filter, after, answering, silence);
    open.add(stream);
    stream.ended().whenComplete((nothing, problem) -> open.remove(stream));
    call.ctx().future(stream::begin);
  }

  @Override
  public void close() {
    open.forEach(EventStream::end);
  }
}
