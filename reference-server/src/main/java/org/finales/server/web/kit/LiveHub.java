package org.finales.server.web.kit;

import io.javalin.http.Context;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.finales.api.broker.UnavailableException;
import org.finales.api.json.FinalesJson;

/**
 * Tells pages what is new while they are looked at, by one stream of server-sent events for each
 * page ({@code GET /live?topics=a,b}). A topic is a short name of letters, digits, hyphens, points
 * and colons such as {@code requests} or {@code channel:7}; what is published is the topic's newest
 * state, so whoever reads slowly gets fewer of them and never an old one after a newer. Scripts get
 * it as an event of the body: {@code live:requests}, with the state as {@code detail}. Thread-safe;
 * publishing never waits.
 */
public final class LiveHub implements AutoCloseable {
  /** How often a stream says that it is still there; a page calls it stale after three. */
  static final int BEAT_SECONDS = 5;

  private static final int MOST_STREAMS = 2_000;
  private static final int MOST_TOPICS = 200;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final ConcurrentMap<String, Set<LiveStream>> byTopic = new ConcurrentHashMap<>();
  private final Set<LiveStream> open = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService writer;
  private final String run;

  /** Makes a hub without streams. */
  public LiveHub() {
    this.writer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "pages-live");
              thread.setDaemon(true);
              return thread;
            });
    byte[] number = new byte[6];
    RANDOM.nextBytes(number);
    this.run = HexFormat.of().formatHex(number);
    writer.scheduleWithFixedDelay(this::beat, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
  }

  /**
   * Publishes the newest state of a topic.
   *
   * @param state written as JSON once, for all who listen; not written if nobody does
   */
  public void publish(String topic, Object state) {
    Set<LiveStream> listening = byTopic.get(topic);
    if (listening == null || listening.isEmpty()) {
      return;
    }
    String json = FinalesJson.write(state);
    for (LiveStream stream : listening) {
      stream.tell(topic, json);
    }
  }

  /** Whether anybody listens to a topic. */
  public boolean isHeard(String topic) {
    Set<LiveStream> listening = byTopic.get(topic);
    return listening != null && !listening.isEmpty();
  }

  /**
   * Answers a call with a stream.
   *
   * @param allowed asked now and then whether this viewer may still listen
   */
  void open(Context ctx, String topics, BooleanSupplier allowed) {
    if (open.size() >= MOST_STREAMS) {
      throw new UnavailableException("too many pages are open at once", null);
    }
    Set<String> names = new LinkedHashSet<>();
    for (String topic : topics.split(",", MOST_TOPICS + 1)) {
      if (!topic.isBlank() && topic.length() <= 200 && names.size() < MOST_TOPICS) {
        names.add(topic.strip());
      }
    }
    LiveStream stream = new LiveStream(ctx, writer, allowed);
    open.add(stream);
    names.forEach(
        topic -> byTopic.computeIfAbsent(topic, any -> new CopyOnWriteArraySet<>()).add(stream));
    stream
        .ended()
        .whenComplete(
            (nothing, problem) -> {
              open.remove(stream);
              names.forEach(
                  topic ->
                      byTopic.computeIfPresent(
                          topic,
                          (name, listening) -> {
                            listening.remove(stream);
                            return listening.isEmpty() ? null : listening;
                          }));
            });
    // After a restart the number is another, and the page asks for everything anew.
    stream.tell("", "\"" + run + "\"");
    ctx.future(stream::begin);
  }

  private void beat() {
    open.forEach(LiveStream::beat);
  }

  @Override
  public void close() {
    open.forEach(LiveStream::end);
    writer.shutdown();
  }
}
