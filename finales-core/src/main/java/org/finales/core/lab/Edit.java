package org.finales.core.lab;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentState;
import org.jspecify.annotations.Nullable;

/** An experiment as a change leaves it. Not thread-safe. */
final class Edit {
  private final Experiment before;
  private ExperimentState state;
  private String reason;
  private @Nullable Instant begun;
  private @Nullable Instant ended;
  private @Nullable UUID request;
  private @Nullable UUID dataset;
  private List<UUID> datasets;
  private @Nullable UUID runsOn;
  private @Nullable String channel;
  private boolean deleted;

  Edit(Experiment before) {
    this.before = before;
    this.state = before.state();
    this.reason = before.reason();
    this.begun = before.begun();
    this.ended = before.ended();
    this.request = before.request();
    this.dataset = before.dataset();
    this.datasets = before.datasets();
    this.runsOn = before.runsOn();
    this.channel = before.channel();
    this.deleted = before.deleted();
  }

  Edit state(ExperimentState value, String why) {
    state = value;
    reason = why;
    return this;
  }

  Edit reason(String why) {
    reason = why;
    return this;
  }

  Edit begun(@Nullable Instant value) {
    begun = value;
    return this;
  }

  Edit ended(@Nullable Instant value) {
    ended = value;
    return this;
  }

  Edit request(@Nullable UUID value) {
    request = value;
    return this;
  }

  Edit dataset(UUID added) {
    if (!datasets.contains(added)) {
      List<UUID> all = new ArrayList<>(datasets);
      all.add(added);
      datasets = all;
    }
    dataset = added;
    return this;
  }

  /** Data of an earlier run that came late: the present run's stay what the experiment shows. */
  Edit earlierDataset(UUID added) {
    if (!datasets.contains(added)) {
      List<UUID> all = new ArrayList<>(datasets);
      int place = dataset == null ? all.size() : all.indexOf(dataset);
      all.add(Math.max(0, place), added);
      datasets = all;
    }
    return this;
  }

  Edit on(@Nullable UUID station, @Nullable String name) {
    runsOn = station;
    channel = name;
    return this;
  }

  Edit deleted(boolean value) {
    deleted = value;
    return this;
  }

  Experiment build() {
    return new Experiment(
        before.id(),
        before.name(),
        before.description(),
        before.battery(),
        before.station(),
        before.protocol(),
        before.version(),
        before.recovery(),
        before.priority(),
        before.attributes(),
        state,
        reason,
        before.creator(),
        before.created(),
        begun,
        ended,
        request,
        dataset,
        datasets,
        runsOn,
        channel,
        before.imported(),
        deleted,
        before.revision() + 1);
  }
}
