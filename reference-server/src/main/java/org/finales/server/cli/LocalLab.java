package org.finales.server.cli;

import java.util.List;
import java.util.UUID;
import org.finales.api.battery.Battery;
import org.finales.api.broker.NotFoundException;
import org.finales.api.cycling.Protocol;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentChange;
import org.finales.api.experiment.ExperimentDraft;
import org.finales.api.experiment.ExperimentQuery;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.RegisterQuery;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.experiment.RegisteredProtocol;
import org.finales.api.experiment.Station;
import org.finales.api.experiment.StationDraft;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Engine;
import org.finales.core.lab.Experiments;
import org.finales.core.lab.Laboratory;
import org.finales.core.timeseries.SeriesStore;
import org.jspecify.annotations.Nullable;

/** A laboratory on a data folder or a database. */
final class LocalLab implements LabAdministration, AutoCloseable {
  private final SeriesStore series;
  private final Laboratory lab;
  private final Actor actor;

  LocalLab(Engine engine, SeriesStore series, Actor actor) {
    this.series = series;
    this.lab = Laboratory.builder(engine, series).untimed().open();
    this.actor = actor;
  }

  @Override
  public RegisteredBattery addBattery(Battery battery) {
    return lab.batteries().add(actor, battery);
  }

  @Override
  public List<RegisteredBattery> batteries(@Nullable String text, boolean retired, int limit) {
    return lab.batteries().list(actor, new RegisterQuery(text, retired, 0, limit)).items();
  }

  @Override
  public RegisteredBattery battery(UUID id) {
    return lab.batteries().find(actor, id).orElseThrow(() -> noSuch("battery", id));
  }

  @Override
  public RegisteredBattery retireBattery(UUID id, String reason) {
    return lab.batteries().retire(actor, id, reason);
  }

  @Override
  public RegisteredProtocol addProtocol(Protocol protocol) {
    return lab.protocols().add(actor, protocol);
  }

  @Override
  public RegisteredProtocol addProtocol(@Nullable String name, String text) {
    return lab.protocols().add(actor, name, text);
  }

  @Override
  public List<RegisteredProtocol> protocols(@Nullable String text, boolean retired, int limit) {
    return lab.protocols().list(actor, new RegisterQuery(text, retired, 0, limit)).items();
  }

  @Override
  public RegisteredProtocol protocol(UUID id, @Nullable Integer version) {
    return (version == null
            ? lab.protocols().find(actor, id)
            : lab.protocols().edition(actor, id, version))
        .orElseThrow(() -> noSuch("protocol", id));
  }

  @Override
  public Station addStation(StationDraft draft, @Nullable String account) {
    return lab.stations().register(actor, draft, account);
  }

  @Override
  public List<Station> stations(boolean retired) {
    return lab.stations().list(actor, retired);
  }

  @Override
  public Station station(UUID id) {
    return lab.stations().find(actor, id).orElseThrow(() -> noSuch("station", id));
  }

  @Override
  public Station retireStation(UUID id, String reason) {
    return lab.stations().retire(actor, id, reason);
  }

  @Override
  public void stop(@Nullable UUID station, @Nullable String channel, String reason) {
    if (station == null) {
      lab.stop(actor, reason);
    } else {
      lab.stations().stop(actor, station, channel, reason);
    }
  }

  @Override
  public Experiment addExperiment(ExperimentDraft draft) {
    return lab.experiments().add(actor, draft);
  }

  @Override
  public List<Experiment> experiments(
      @Nullable String text, List<ExperimentState> states, boolean deleted, int limit) {
    return lab.experiments()
        .list(
            actor,
            ExperimentQuery.builder()
                .text(text)
                .states(states.toArray(ExperimentState[]::new))
                .deleted(deleted)
                .page(0, limit)
                .build())
        .items();
  }

  @Override
  public Experiment experiment(UUID id) {
    return lab.experiments().find(actor, id).orElseThrow(() -> noSuch("experiment", id));
  }

  @Override
  public List<ExperimentChange> changes(UUID experiment) {
    return lab.experiments().changes(actor, experiment);
  }

  @Override
  public Experiment cloneExperiment(UUID id, @Nullable String name) {
    return lab.experiments().clone(actor, id, name);
  }

  @Override
  public Experiment act(ExperimentAction action, UUID id, String reason) {
    Experiments all = lab.experiments();
    return switch (action) {
      case PAUSE -> all.pause(actor, id, reason);
      case RESUME -> all.resume(actor, id, reason);
      case SKIP -> all.skip(actor, id, reason);
      case ABORT -> all.abort(actor, id, reason);
      case REQUEUE -> all.requeue(actor, id, reason);
      case DELETE -> all.delete(actor, id, reason);
      case RESTORE -> all.restore(actor, id, reason);
    };
  }

  private static NotFoundException noSuch(String what, UUID id) {
    return new NotFoundException("no " + what + " with id " + id);
  }

  @Override
  public void close() {
    lab.close();
    series.close();
  }
}
