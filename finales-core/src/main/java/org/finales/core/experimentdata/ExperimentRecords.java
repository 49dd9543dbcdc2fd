package org.finales.core.experimentdata;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.finales.api.battery.Battery;
import org.finales.api.cycling.BatteryTest;
import org.finales.api.cycling.CyclingOutcome;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.TestStatus;
import org.finales.api.data.Dataset;
import org.finales.api.data.Distribution;
import org.finales.api.experiment.CycleFigures;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.experiment.RegisteredProtocol;
import org.finales.core.cyclingdata.BdfMetadata;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.Statements;
import org.finales.core.linkeddata.mapping.LinkedRecords;
import org.finales.core.timeseries.DatasetStatus;
import org.finales.core.timeseries.SeriesStore;
import org.jspecify.annotations.Nullable;

/**
 * An experiment as records with terms: test, data set, battery and protocol, each with an IRI by
 * which the others name it; immutable.
 *
 * @param test the test with the capacity of each cycle
 * @param dataset the data set with its columns
 * @param battery the battery; or null
 * @param protocol the protocol; or null
 */
public record ExperimentRecords(
    BatteryTest test, Dataset dataset, @Nullable Battery battery, @Nullable Protocol protocol) {
  private static final String UUID_IRI = "urn:uuid:";

  /** The records of an experiment whose cycles are not known yet. */
  public static ExperimentRecords of(Dossier dossier, SeriesStore store, UUID dataset) {
    return of(dossier, store, dataset, CyclingResults.of(store, dataset), List.of());
  }

  /**
   * The records of an experiment.
   *
   * @param cycles its cycles
   * @param files files of its data; may be empty
   */
  public static ExperimentRecords of(
      Dossier dossier,
      SeriesStore store,
      UUID dataset,
      List<CycleFigures> cycles,
      List<Distribution> files) {
    Experiment experiment = dossier.experiment();
    Battery battery = battery(dossier.battery());
    Protocol protocol = protocol(dossier.protocol());
    String data = UUID_IRI + dataset;
    String id = experiment == null ? data + "#test" : UUID_IRI + experiment.id();
    BatteryTest.Builder test =
        BatteryTest.builder()
            .id(id)
            .name(dossier.title())
            .type("cycling")
            .status(status(experiment))
            .testObject(battery == null ? null : battery.id())
            .protocol(protocol == null ? null : protocol.id())
            .testEquipment(dossier.station() == null ? null : UUID_IRI + dossier.station().id())
            .datasets(List.of(data))
            .outputs(CyclingOutcomes.observations(cycles));
    times(test, experiment, store, dataset);
    if (experiment != null) {
      test.description(experiment.description().isEmpty() ? null : experiment.description());
      test.attributes(experiment.attributes());
    }
    List<String> subjects = new ArrayList<>(List.of(id));
    if (battery != null) {
      subjects.add(String.valueOf(battery.id()));
    }
    DatasetRows rows = new DatasetRows(store, dataset);
    Dataset described =
        BdfMetadata.dataset(rows.columns(), dossier.title()).toBuilder()
            .id(data)
            .subjects(subjects)
            .created(dossier.written().truncatedTo(ChronoUnit.SECONDS))
            .description(store.status(dataset).points() + " points")
            .distributions(files)
            .build();
    return new ExperimentRecords(test.build(), described, battery, protocol);
  }

  private static void times(
      BatteryTest.Builder test, @Nullable Experiment experiment, SeriesStore store, UUID dataset) {
    DatasetStatus status = store.status(dataset);
    boolean known = status.points() > 0 && FileOrigin.of(store, dataset).clock();
    Instant first = known ? micros(status.firstHostMicros()) : null;
    Instant last = known ? micros(status.lastHostMicros()) : null;
    boolean own = experiment != null && experiment.begun() != null;
    test.started(own && experiment != null ? experiment.begun() : first);
    test.ended(own && experiment != null ? experiment.ended() : last);
  }

  private static Instant micros(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static @Nullable TestStatus status(@Nullable Experiment experiment) {
    if (experiment == null) {
      return null;
    }
    ExperimentState state = experiment.state();
    return switch (state) {
      case QUEUED -> TestStatus.PLANNED;
      case RUNNING, PAUSED, INTERRUPTED -> TestStatus.RUNNING;
      case FINISHED -> TestStatus.COMPLETED;
      case FAILED, ABORTED -> TestStatus.FAILED;
    };
  }

  private static @Nullable Battery battery(@Nullable RegisteredBattery registered) {
    if (registered == null) {
      return null;
    }
    Battery battery = registered.battery();
    return battery.id() == null
        ? battery.toBuilder().id(UUID_IRI + registered.id()).build()
        : battery;
  }

  private static @Nullable Protocol protocol(@Nullable RegisteredProtocol registered) {
    if (registered == null) {
      return null;
    }
    Protocol protocol = registered.protocol();
    return protocol.id() == null
        ? protocol.toBuilder().id(UUID_IRI + registered.id() + "#" + registered.version()).build()
        : protocol;
  }

  /** The result that a request for cycling gets. */
  public CyclingOutcome outcome() {
    return new CyclingOutcome(test, List.of(dataset));
  }

  /** All of it as statements. */
  public Graph graph() {
    Statements statements = new Statements();
    LinkedRecords.write(test, statements);
    LinkedRecords.write(dataset, statements);
    if (battery != null) {
      LinkedRecords.write(battery, statements);
    }
    if (protocol != null) {
      LinkedRecords.write(protocol, statements);
    }
    return statements.graph(null);
  }
}
