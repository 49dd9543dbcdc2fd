package org.finales.server.cli;

import static org.finales.server.cli.RemoteServer.escaped;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
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
import org.finales.api.json.FinalesJson;
import org.finales.api.rest.Reason;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The laboratory of a running server. */
final class RemoteLab implements LabAdministration {
  private final RemoteServer server;

  RemoteLab(RemoteServer server) {
    this.server = server;
  }

  @Override
  public RegisteredBattery addBattery(Battery battery) {
    return server.call("POST", "/batteries", battery, RegisteredBattery.class);
  }

  @Override
  public List<RegisteredBattery> batteries(@Nullable String text, boolean retired, int limit) {
    return items("/batteries" + register(text, retired, limit), RegisteredBattery.class);
  }

  @Override
  public RegisteredBattery battery(UUID id) {
    return server.get("/batteries/" + id, RegisteredBattery.class);
  }

  @Override
  public RegisteredBattery retireBattery(UUID id, String reason) {
    return server.call(
        "POST", "/batteries/" + id + "/retire", new Reason(reason), RegisteredBattery.class);
  }

  @Override
  public RegisteredProtocol addProtocol(Protocol protocol) {
    return server.call(
        "POST", "/protocols", Map.of("protocol", protocol), RegisteredProtocol.class);
  }

  @Override
  public RegisteredProtocol addProtocol(@Nullable String name, String text) {
    Map<String, String> draft = new LinkedHashMap<>(Map.of("text", text));
    if (name != null) {
      draft.put("name", name);
    }
    return server.call("POST", "/protocols", draft, RegisteredProtocol.class);
  }

  @Override
  public List<RegisteredProtocol> protocols(@Nullable String text, boolean retired, int limit) {
    return items("/protocols" + register(text, retired, limit), RegisteredProtocol.class);
  }

  @Override
  public RegisteredProtocol protocol(UUID id, @Nullable Integer version) {
    return server.get(
        "/protocols/" + id + (version == null ? "" : "/editions/" + version),
        RegisteredProtocol.class);
  }

  @Override
  public Station addStation(StationDraft draft, @Nullable String account) {
    Map<String, Object> registration = new LinkedHashMap<>(Map.of("station", draft));
    if (account != null) {
      registration.put("account", account);
    }
    return server.call("POST", "/stations", registration, Station.class);
  }

  @Override
  public List<Station> stations(boolean retired) {
    return items("/stations?retired=" + retired, Station.class);
  }

  @Override
  public Station station(UUID id) {
    return server.get("/stations/" + id, Station.class);
  }

  @Override
  public Station retireStation(UUID id, String reason) {
    return server.call("POST", "/stations/" + id + "/retire", new Reason(reason), Station.class);
  }

  @Override
  public void stop(@Nullable UUID station, @Nullable String channel, String reason) {
    String path = "/lab/stop";
    if (station != null) {
      path =
          "/stations/"
              + station
              + (channel == null ? "" : "/channels/" + escaped(channel))
              + "/stop";
    }
    server.call("POST", path, new Reason(reason));
  }

  @Override
  public Experiment addExperiment(ExperimentDraft draft) {
    return server.call("POST", "/experiments", draft, Experiment.class);
  }

  @Override
  public List<Experiment> experiments(
      @Nullable String text, List<ExperimentState> states, boolean deleted, int limit) {
    String which =
        states.isEmpty()
            ? ""
            : "&state=" + states.stream().map(Enum::name).collect(Collectors.joining(","));
    return items(
        "/experiments?deleted="
            + deleted
            + "&limit="
            + limit
            + which
            + (text == null ? "" : "&text=" + escaped(text)),
        Experiment.class);
  }

  @Override
  public Experiment experiment(UUID id) {
    return server.get("/experiments/" + id, Experiment.class);
  }

  @Override
  public List<ExperimentChange> changes(UUID experiment) {
    return items("/experiments/" + experiment + "/changes", ExperimentChange.class);
  }

  @Override
  public Experiment cloneExperiment(UUID id, @Nullable String name) {
    Map<String, String> draft = name == null ? Map.of() : Map.of("name", name);
    return server.call("POST", "/experiments/" + id + "/clone", draft, Experiment.class);
  }

  @Override
  public Experiment act(ExperimentAction action, UUID experiment, String reason) {
    return server.call(
        "POST",
        "/experiments/" + experiment + "/" + action.word(),
        new Reason(reason),
        Experiment.class);
  }

  private static String register(@Nullable String text, boolean retired, int limit) {
    return "?retired="
        + retired
        + "&limit="
        + limit
        + (text == null ? "" : "&text=" + escaped(text));
  }

  private <T> List<T> items(String path, Class<T> type) {
    List<T> items = new ArrayList<>();
    for (JsonNode item : server.get(path, JsonNode.class).path("items")) {
      items.add(FinalesJson.convert(item, type));
    }
    return items;
  }
}
