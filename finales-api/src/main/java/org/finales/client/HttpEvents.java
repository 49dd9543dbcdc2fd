package org.finales.client;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.finales.api.broker.Event;
import org.finales.api.broker.EventFilter;
import org.finales.api.broker.Events;
import org.finales.api.rest.Api;
import org.finales.api.rest.Newest;
import org.jspecify.annotations.Nullable;

/** What happened, over HTTP. */
final class HttpEvents implements Events, AutoCloseable {
  private static final String ALL = Api.ROOT + "/events";

  private final Transport transport;
  private final Set<EventFollower> followers = ConcurrentHashMap.newKeySet();

  HttpEvents(Transport transport) {
    this.transport = transport;
  }

  @Override
  public long newest() {
    return transport.call(Exchange.get(ALL + "/newest")).as(Newest.class).sequence();
  }

  @Override
  public List<Event> after(long after, EventFilter filter, int limit, Duration wait) {
    Patience patience = new Patience(wait);
    while (true) {
      Duration part = patience.next();
      List<Event> some =
          transport
              .call(
                  Exchange.get(ALL)
                      .query("after", after)
                      .query("subject", subjects(filter))
                      .query("id", filter.id())
                      .query("limit", limit)
                      .waiting(part))
              .listOf(Event.class);
      if (!some.isEmpty() || patience.isOver()) {
        return some;
      }
    }
  }

  @Override
  public Subscription subscribe(EventFilter filter, Consumer<Event> consumer) {
    EventFollower follower =
        new EventFollower(this, transport, newest(), filter, consumer, followers::remove);
    followers.add(follower);
    follower.start();
    return follower;
  }

  @Override
  public void close() {
    followers.forEach(EventFollower::close);
  }

  private static @Nullable String subjects(EventFilter filter) {
    return filter.subjects().isEmpty()
        ? null
        : filter.subjects().stream().sorted().collect(Collectors.joining(","));
  }
}
