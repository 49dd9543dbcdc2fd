package org.finales.core.lab;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.finales.api.broker.Claim;
import org.finales.api.broker.InvalidException;
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
import org.finales.core.station.ClaimDesk;
import org.finales.core.station.LabLink;
import org.finales.core.store.RecordingTable.Recording;
import org.finales.core.timeseries.Batch;
import org.finales.core.timeseries.DatasetStatus;
import org.finales.core.timeseries.Points;
import org.finales.core.timeseries.Receipt;
import org.finales.core.timeseries.RecordedDataset;
import org.finales.core.timeseries.SeriesEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The laboratory within the process, as one account's stations see it. Thread-safe. */
final class EmbeddedLink implements LabLink {
  private static final int MOST_REPORTS = 1000;

  private final Parts parts;
  private final Laboratory laboratory;
  private final Actor actor;
  private final Executor worker;
  private final ClaimDesk claims = new ClaimDesk();

  /** Data sets that were found to be of this account's stations. */
  private final Map<UUID, UUID> mine = new ConcurrentHashMap<>();

  EmbeddedLink(Parts parts, Laboratory laboratory, Actor actor, Executor worker) {
    this.parts = parts;
    this.laboratory = laboratory;
    this.actor = actor;
    this.worker = worker;
  }

  @Override
  public Station register(StationDraft draft) {
    Station station = laboratory.stations().register(actor, draft);
    laboratory.presence().seen(actor, station);
    return laboratory.stations().view(station);
  }

  @Override
  public Station station(UUID station) {
    return laboratory.stations().view(laboratory.stations().mine(actor, station));
  }

  @Override
  public UUID offer(UUID station, String channel, ChannelNeeds can) {
    return laboratory.stations().offer(actor, station, channel, can);
  }

  @Override
  public Optional<Claim> next(UUID tenant, Duration wait) {
    // what stations told is applied first, or their claims would seem not to have begun
    laboratory.recordings().retry();
    return claims.next(parts.engine().as(actor).work(), tenant, wait);
  }

  @Override
  public Claim renew(long token) {
    return parts.engine().as(actor).work().heartbeat(token);
  }

  @Override
  public void giveBack(long token, String reason) {
    parts.engine().as(actor).work().giveBack(token, reason);
  }

  @Override
  public Experiment experiment(Claim claim, UUID station, String channel) {
    return laboratory
        .experiments()
        .take(actor, claim, laboratory.stations().mine(actor, station), channel);
  }

  @Override
  public RegisteredBattery battery(UUID battery) {
    return laboratory
        .batteries()
        .find(actor, battery)
        .orElseThrow(() -> new NotFoundException("no battery with id " + battery));
  }

  @Override
  public void open(UUID experiment, RecordedDataset dataset) {
    if (!laboratory.recordings().workedOn(actor, experiment, dataset.id())) {
      requireOn(experiment);
    }
    laboratory.recordings().open(actor, experiment, dataset);
    mine.put(dataset.id(), experiment);
  }

  @Override
  public DatasetStatus status(UUID dataset) {
    requireMine(dataset);
    return parts.series().status(dataset);
  }

  @Override
  public long newestBatch(UUID dataset, String source) {
    requireMine(dataset);
    return parts.series().newestBatch(dataset, source);
  }

  @Override
  public CompletableFuture<Receipt> append(UUID dataset, Batch batch) {
    requireMine(dataset);
    CompletableFuture<Receipt> appended = parts.series().appendLater(dataset, batch);
    if (batch.events().isEmpty()) {
      return appended;
    }
    return appended.thenApplyAsync(
        receipt -> {
          laboratory.recordings().follow(dataset);
          return receipt;
        },
        worker);
  }

  @Override
  public Receipt record(UUID dataset, SeriesEvent event) {
    requireMine(dataset);
    Receipt receipt = parts.series().record(dataset, event);
    laboratory.recordings().follow(dataset);
    return receipt;
  }

  @Override
  public Points points(UUID dataset, long from, int most) {
    requireMine(dataset);
    return parts.series().points(dataset, from, most);
  }

  @Override
  public void report(UUID station, List<ChannelReport> reports) {
    if (reports.size() > MOST_REPORTS) {
      throw new InvalidException("/reports", "are more than " + MOST_REPORTS);
    }
    Station known = laboratory.stations().mine(actor, station);
    for (ChannelReport report : reports) {
      Stations.requireChannel(known, report.channel());
    }
    laboratory.presence().seen(actor, known);
    for (ChannelReport report : reports) {
      laboratory.alarms().reported(actor, report.alarms(), station, report.channel());
    }
    laboratory.board().report(known, reports);
  }

  @Override
  public List<StationOrder> orders(UUID station, long after, Duration wait) {
    Station known = laboratory.stations().mine(actor, station);
    laboratory.presence().seen(actor, known);
    return laboratory.orders().after(station, after, wait);
  }

  @Override
  public void answer(UUID station, long order, @Nullable JsonNode answer) {
    laboratory.stations().mine(actor, station);
    if (answer != null) {
      org.finales.core.engine.Drafts.checkBounds(answer, "/answer");
    }
    laboratory.orders().answer(actor, station, order, answer);
    parts.bell().ring();
  }

  /** Stops whoever writes to a data set of somebody else's station. */
  private void requireMine(UUID dataset) {
    if (mine.containsKey(dataset)) {
      return;
    }
    Recording recording =
        parts
            .store()
            .read(ledger -> ledger.recordings().find(dataset))
            .orElseThrow(() -> new NotFoundException("no data set " + dataset));
    if (!laboratory.recordings().workedOn(actor, recording.experiment(), dataset)) {
      requireOn(recording.experiment());
    }
    mine.put(dataset, recording.experiment());
  }

  /** Stops whoever has nothing to do with an experiment's channel. */
  private void requireOn(UUID id) {
    actor.require(Action.WORK);
    Experiment experiment = parts.store().<Experiment>read(ledger -> History.require(ledger, id));
    UUID station = experiment.runsOn();
    if (station != null) {
      laboratory.stations().mine(actor, station);
    } else {
      actor.require(Action.OPERATE);
    }
  }
}
