package org.finales.server.cli;

import java.util.List;
import java.util.UUID;
import org.finales.api.battery.Battery;
import org.finales.api.cycling.Protocol;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentChange;
import org.finales.api.experiment.ExperimentDraft;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.experiment.RegisteredProtocol;
import org.finales.api.experiment.Station;
import org.finales.api.experiment.StationDraft;
import org.jspecify.annotations.Nullable;

/** What commands do with a laboratory, wherever its data are. */
interface LabAdministration {
  RegisteredBattery addBattery(Battery battery);

  List<RegisteredBattery> batteries(@Nullable String text, boolean retired, int limit);

  RegisteredBattery battery(UUID id);

  RegisteredBattery retireBattery(UUID id, String reason);

  RegisteredProtocol addProtocol(Protocol protocol);

  RegisteredProtocol addProtocol(@Nullable String name, String text);

  List<RegisteredProtocol> protocols(@Nullable String text, boolean retired, int limit);

  RegisteredProtocol protocol(UUID id, @Nullable Integer version);

  Station addStation(StationDraft draft, @Nullable String account);

  List<Station> stations(boolean retired);

  Station station(UUID id);

  Station retireStation(UUID id, String reason);

  /** Switches off a channel, a station where {@code channel} is null, or everything. */
  void stop(@Nullable UUID station, @Nullable String channel, String reason);

  Experiment addExperiment(ExperimentDraft draft);

  List<Experiment> experiments(
      @Nullable String text, List<ExperimentState> states, boolean deleted, int limit);

  Experiment experiment(UUID id);

  List<ExperimentChange> changes(UUID experiment);

  Experiment cloneExperiment(UUID id, @Nullable String name);

  /** Does something to an experiment. */
  Experiment act(ExperimentAction action, UUID experiment, String reason);
}
