package org.finales.core.lab;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.finales.api.battery.Battery;
import org.finales.api.battery.OperatingLimits;
import org.finales.api.battery.Ratings;
import org.finales.api.battery.Technology;
import org.finales.api.broker.Claim;
import org.finales.api.cycling.ChannelNeeds;
import org.finales.api.experiment.ChannelActivity;
import org.finales.api.experiment.ChannelAlarm;
import org.finales.api.experiment.ChannelReport;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentDraft;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.experiment.RegisteredProtocol;
import org.finales.api.experiment.RunEvent;
import org.finales.api.experiment.Station;
import org.finales.api.experiment.StationChannel;
import org.finales.api.experiment.StationDraft;
import org.finales.api.json.FinalesJson;
import org.finales.api.lab.Organisation;
import org.finales.api.quantity.Quantity;
import org.finales.core.engine.Actor;
import org.finales.core.engine.Engine;
import org.finales.core.engine.EngineSettings;
import org.finales.core.engine.Fixture.TestClock;
import org.finales.core.engine.Role;
import org.finales.core.station.LabLink;
import org.finales.core.store.Store;
import org.finales.core.timeseries.RecordedDataset;
import org.finales.core.timeseries.SeriesEvent;
import org.finales.core.timeseries.SeriesStore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A laboratory for tests, on a clock that moves when told. */
public final class LabFixture implements AutoCloseable {
  public static final Actor OPERATOR = new Actor("olga", Role.OPERATOR, null);
  public static final Actor RITA = new Actor("rita", Role.REQUESTER, null);
  public static final Actor OTHER = new Actor("otto", Role.REQUESTER, null);
  public static final Actor VIEWER = new Actor("vera", Role.VIEWER, null);
  public static final Actor TOM = new Actor("tom", Role.TENANT, null);
  public static final Actor TIM = new Actor("tim", Role.TENANT, null);

  /** Charges and discharges with 1 A between 3 V and 4.2 V. */
  public static final String TEXT =
      """
      CC, 1 A, VOLTAGE, 4.2 V
      CC, -1 A, VOLTAGE, 3 V
      """;

  public final TestClock clock = new TestClock();
  public final Engine engine;
  public final SeriesStore series;
  public final Laboratory lab;

  public LabFixture(Store store, SeriesStore series) {
    this.series = series;
    this.engine =
        Engine.builder()
            .store(store)
            .clock(clock)
            .settings(EngineSettings.ofDefaults().withRestartGrace(Duration.ZERO))
            .untimed()
            .open();
    this.lab = Laboratory.builder(engine, series).untimed().open();
  }

  public static Battery.Builder cell(String serial) {
    return Battery.builder()
        .name("Cell " + serial)
        .serialNumber(serial)
        .model("INR21700")
        .manufacturer(Organisation.of("Maker"))
        .technology(Technology.LITHIUM_ION)
        .ratings(Ratings.builder().nominalCapacity(Quantity.of(3, "Ah")).build())
        .limits(
            OperatingLimits.builder()
                .lowerVoltageLimit(Quantity.of(2.5, "V"))
                .upperVoltageLimit(Quantity.of(4.2, "V"))
                .maximumChargingCurrent(Quantity.of(3, "A"))
                .maximumDischargingCurrent(Quantity.of(6, "A"))
                .build());
  }

  public RegisteredBattery battery(String serial) {
    return lab.batteries().add(RITA, cell(serial).build());
  }

  public RegisteredProtocol protocol(String name, String text) {
    return lab.protocols().add(RITA, name, text);
  }

  public static StationDraft draft(String name, String... channels) {
    return new StationDraft(
        name,
        "bench",
        "",
        null,
        List.of(channels).stream()
            .map(channel -> StationChannel.of(channel, "simulated:" + channel))
            .toList());
  }

  /** What a channel can do. */
  public static ChannelNeeds can(double volt, double ampere) {
    return new ChannelNeeds(
        Quantity.of(0, "V"),
        Quantity.of(volt, "V"),
        Quantity.of(ampere, "A"),
        Quantity.of(ampere, "A"),
        Quantity.of(volt * ampere, "W"),
        Quantity.of(volt * ampere, "W"),
        List.of("current", "voltage", "power"));
  }

  public LabLink link() {
    return lab.link(TOM);
  }

  /** A station of one channel that can do 5 V and 10 A. */
  public Station station(String name) {
    Station station = link().register(draft(name, "A"));
    link().offer(station.id(), "A", can(5, 10));
    return station;
  }

  public Experiment experiment(String name, UUID battery, UUID protocol) {
    return lab.experiments().add(RITA, ExperimentDraft.of(name, battery, protocol));
  }

  public Experiment find(UUID experiment) {
    return lab.experiments().find(VIEWER, experiment).orElseThrow();
  }

  /** What a station's channel gets if it asks now. */
  public Optional<Claim> next(Station station, String channel) {
    UUID tenant = Objects.requireNonNull(station.tenants().get(channel));
    return link().next(tenant, Duration.ZERO);
  }

  /** Claims what a station's channel gets, and opens a data set for it. */
  public Run take(Station station, String channel) {
    Claim claim = next(station, channel).orElseThrow();
    Experiment experiment = link().experiment(claim, station.id(), channel);
    RecordedDataset dataset = RecordedDataset.of(experiment.name());
    link().open(experiment.id(), dataset);
    return new Run(claim, experiment.id(), dataset);
  }

  public ChannelReport report(String channel, double volt, ChannelAlarm... alarms) {
    return new ChannelReport(
        channel,
        ChannelActivity.IDLE,
        null,
        null,
        clock.instant(),
        volt,
        0.0,
        List.of(),
        0,
        0,
        0,
        "waits",
        null,
        null,
        List.of(alarms));
  }

  @Override
  public void close() {
    lab.close();
    engine.close();
    series.close();
  }

  /** A claim at work. */
  public final class Run {
    public final Claim claim;
    public final UUID experiment;
    public final RecordedDataset dataset;

    Run(Claim claim, UUID experiment, RecordedDataset dataset) {
      this.claim = claim;
      this.experiment = experiment;
      this.dataset = dataset;
    }

    public Experiment tells(ExperimentState state, String message) {
      return tells(state, message, false, null);
    }

    public Experiment tells(
        ExperimentState state, String message, boolean permanent, @Nullable JsonNode outcome) {
      link().record(dataset.id(), event(state, message, permanent, outcome));
      return find(experiment);
    }

    public SeriesEvent event(
        ExperimentState state, String message, boolean permanent, @Nullable JsonNode outcome) {
      return new SeriesEvent(
          clock.millis() * 1000,
          RunEvent.KIND,
          message,
          FinalesJson.write(new RunEvent(state, claim.token(), 1, 1, permanent, outcome)));
    }
  }
}
