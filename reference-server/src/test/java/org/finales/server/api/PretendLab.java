package org.finales.server.api;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.finales.api.broker.Claim;
import org.finales.api.broker.ForbiddenException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.cycling.ChannelNeeds;
import org.finales.api.experiment.ChannelReport;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.experiment.Station;
import org.finales.api.experiment.StationDraft;
import org.finales.api.experiment.StationOrder;
import org.finales.core.engine.Action;
import org.finales.core.engine.Actor;
import org.finales.core.station.LabLink;
import org.finales.core.timeseries.Batch;
import org.finales.core.timeseries.DatasetStatus;
import org.finales.core.timeseries.Points;
import org.finales.core.timeseries.Receipt;
import org.finales.core.timeseries.RecordedDataset;
import org.finales.core.timeseries.SeriesEvent;
import org.finales.core.timeseries.SeriesStore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The least that a laboratory is: a store of data sets, and tables. */
final class PretendLab implements LabAccess, AutoCloseable {
  final SeriesStore store;
  final Map<UUID, Station> stations = new LinkedHashMap<>();
  final List<StationOrder> orders = new ArrayList<>();
  final Map<Long, String> answers = new LinkedHashMap<>();
  final List<ChannelReport> reports = new ArrayList<>();

  PretendLab(Path folder) {
    store = SeriesStore.sqlite(folder.resolve("series.db"));
  }

  @Override
  public SeriesStore series() {
    return store;
  }

  @Override
  public LabLink link(Actor actor) {
    return new Link(actor);
  }

  @Override
  public void close() {
    store.close();
  }

  /** The laboratory as an account sees it. */
  private final class Link implements LabLink {
    private final Actor actor;

    Link(Actor actor) {
      this.actor = actor;
    }

    @Override
    public Station register(StationDraft draft) {
      UUID id = UUID.nameUUIDFromBytes(draft.name().getBytes(StandardCharsets.UTF_8));
      synchronized (stations) {
        if (stations.containsKey(id)) {
          mine(id);
        }
        Station station =
            new Station(id, draft, Map.of(), actor.account(), false, null, true, Instant.EPOCH, 1);
        stations.put(id, station);
        return station;
      }
    }

    private Station mine(UUID id) {
      synchronized (stations) {
        Station station = stations.get(id);
        if (station == null) {
          throw new NotFoundException("no station " + id);
        }
        if (!actor.account().equals(station.account()) && !actor.may(Action.OPERATE)) {
          throw new ForbiddenException("the station is another account's");
        }
        return station;
      }
    }

    @Override
    public Station station(UUID station) {
      return mine(station);
    }

    @Override
    public UUID offer(UUID station, String channel, ChannelNeeds can) {
      return new UUID(mine(station).id().getMostSignificantBits(), channel.hashCode());
    }

    @Override
    public Optional<Claim> next(UUID tenant, Duration wait) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Claim renew(long token) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void giveBack(long token, String reason) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Experiment experiment(Claim claim, UUID station, String channel) {
      throw new UnsupportedOperationException();
    }

    @Override
    public RegisteredBattery battery(UUID battery) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void open(UUID experiment, RecordedDataset dataset) {
      if (store.find(dataset.id()).isEmpty()) {
        store.create(dataset);
      }
    }

    @Override
    public DatasetStatus status(UUID dataset) {
      return store.status(dataset);
    }

    @Override
    public long newestBatch(UUID dataset, String source) {
      return store.newestBatch(dataset, source);
    }

    @Override
    public CompletableFuture<Receipt> append(UUID dataset, Batch batch) {
      return store.appendLater(dataset, batch);
    }

    @Override
    public Receipt record(UUID dataset, SeriesEvent event) {
      return store.record(dataset, event);
    }

    @Override
    public Points points(UUID dataset, long from, int most) {
      return store.points(dataset, from, most);
    }

    @Override
    public void report(UUID station, List<ChannelReport> some) {
      mine(station);
      reports.addAll(some);
    }

    @Override
    public List<StationOrder> orders(UUID station, long after, Duration wait) {
      mine(station);
      synchronized (orders) {
        return orders.stream().filter(order -> order.sequence() > after).toList();
      }
    }

    @Override
    public void answer(UUID station, long order, @Nullable JsonNode answer) {
      mine(station);
      answers.put(order, String.valueOf(answer));
    }
  }
}
