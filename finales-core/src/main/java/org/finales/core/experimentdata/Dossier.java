package org.finales.core.experimentdata;

import java.time.Instant;
import java.util.List;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentChange;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.experiment.RegisteredProtocol;
import org.finales.api.experiment.Station;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an experiment besides its data; immutable. A bare file has but a title.
 *
 * @param title what it is called
 * @param written when this was put together
 * @param experiment the experiment; or null
 * @param battery its battery; or null
 * @param protocol its protocol; or null
 * @param station the station that it ran on; or null
 * @param changes its states, the oldest first
 */
public record Dossier(
    String title,
    Instant written,
    @Nullable Experiment experiment,
    @Nullable RegisteredBattery battery,
    @Nullable RegisteredProtocol protocol,
    @Nullable Station station,
    List<ExperimentChange> changes) {
  /** Copies the list. */
  public Dossier {
    changes = List.copyOf(changes);
  }

  /** One of data that nothing else is known of. */
  public static Dossier of(String title, Instant written) {
    return new Dossier(title, written, null, null, null, null, List.of());
  }
}
