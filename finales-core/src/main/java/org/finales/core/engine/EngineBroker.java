package org.finales.core.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.finales.api.broker.Broker;
import org.finales.api.broker.Capabilities;
import org.finales.api.broker.Event;
import org.finales.api.broker.EventFilter;
import org.finales.api.broker.Events;
import org.finales.api.broker.Files;
import org.finales.api.broker.Requests;
import org.finales.api.broker.Results;
import org.finales.api.broker.Tenants;
import org.finales.api.broker.Work;

/** An engine as one actor sees it. */
final class EngineBroker implements Broker {
  private final Actor actor;
  private final CapabilityDesk capabilities;
  private final TenantDesk tenants;
  private final RequestDesk requests;
  private final WorkDesk work;
  private final ResultDesk results;
  private final FileDesk files;
  private final Events events;
  private final List<Events.Subscription> subscriptions = new CopyOnWriteArrayList<>();

  EngineBroker(Parts parts, Actor actor) {
    this.actor = actor;
    this.capabilities = new CapabilityDesk(parts, actor);
    this.tenants = new TenantDesk(parts, actor);
    this.requests = new RequestDesk(parts, actor);
    Delivery delivery = new Delivery(parts, actor);
    this.results = new ResultDesk(parts, actor, delivery);
    this.work = new WorkDesk(parts, actor, tenants, delivery);
    this.files = new FileDesk(parts, actor);
    this.events = new RememberedEvents(new EventDesk(parts, actor));
  }

  @Override
  public String account() {
    return actor.account();
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  @Override
  public Tenants tenants() {
    return tenants;
  }

  @Override
  public Requests requests() {
    return requests;
  }

  @Override
  public Work work() {
    return work;
  }

  @Override
  public Results results() {
    return results;
  }

  @Override
  public Files files() {
    return files;
  }

  @Override
  public Events events() {
    return events;
  }

  @Override
  public void close() {
    subscriptions.forEach(Events.Subscription::close);
    subscriptions.clear();
  }

  TenantDesk tenantDesk() {
    return tenants;
  }

  WorkDesk workDesk() {
    return work;
  }

  ResultDesk resultDesk() {
    return results;
  }

  /** Remembers subscriptions, so that closing the broker ends them. */
  private final class RememberedEvents implements Events {
    private final EventDesk desk;

    RememberedEvents(EventDesk desk) {
      this.desk = desk;
    }

    @Override
    public long newest() {
      return desk.newest();
    }

    @Override
    public List<Event> after(long after, EventFilter filter, int limit, java.time.Duration wait) {
      return desk.after(after, filter, limit, wait);
    }

    @Override
    public Subscription subscribe(EventFilter filter, Consumer<Event> consumer) {
      Subscription subscription = desk.subscribe(filter, consumer);
      subscriptions.add(subscription);
      return () -> {
        subscriptions.remove(subscription);
        subscription.close();
      };
    }
  }
}
