package org.finales.server.web.monitor;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.finales.api.experiment.LiveChannel;
import org.finales.core.lab.Laboratory;
import org.finales.core.store.Committed;
import org.finales.core.timeseries.Subscription;
import org.finales.server.web.kit.LiveHub;
import org.finales.server.web.kit.Texts;

/**
 * Tells pages what happens in the laboratory: {@code station:ID} has the states of a station's
 * channels, {@code run:ID} that of the channel which an experiment is on, {@code experiment:ID} and
 * {@code experiments} that the log says something about one, {@code stations} that there are others
 * or that one came or went. Nothing is read for topics that nobody listens to. Thread-safe.
 */
final class LabNews implements AutoCloseable {
  private final Laboratory laboratory;
  private final Channels channels;
  private final LiveHub hub;
  private final Texts texts;
  private final Subscription subscription;
  private volatile boolean closed;

  LabNews(Laboratory laboratory, Channels channels, LiveHub hub, Texts texts) {
    this.laboratory = laboratory;
    this.channels = channels;
    this.hub = hub;
    this.texts = texts;
    this.subscription = laboratory.board().subscribe(this::tell);
    laboratory.engine().store().follow(this::follow);
  }

  private void tell(List<LiveChannel> news) {
    Set<UUID> stations = new LinkedHashSet<>();
    for (LiveChannel each : news) {
      stations.add(each.station());
      UUID experiment = each.report().experiment();
      if (experiment != null && hub.isHeard("run:" + experiment)) {
        hub.publish("run:" + experiment, channels.state(texts, each));
      }
    }
    stations.removeIf(station -> !hub.isHeard("station:" + station));
    if (stations.isEmpty()) {
      return;
    }
    List<LiveChannel> all = laboratory.board().channels();
    for (UUID station : stations) {
      hub.publish(
          "station:" + station,
          all.stream()
              .filter(each -> each.station().equals(station))
              .map(each -> channels.state(texts, each))
              .toList());
    }
  }

  /** On the thread that writes the log, which must not wait. */
  private void follow(List<Committed> written) {
    if (closed) {
      return;
    }
    for (Committed entry : written) {
      String subject = entry.event().subject();
      Map<String, Object> what = Map.of("kind", entry.event().kind());
      switch (subject) {
        case "experiment" -> {
          hub.publish("experiment:" + entry.event().id(), what);
          hub.publish("experiments", what);
        }
        case "station" -> hub.publish("stations", what);
        case "alarm" -> hub.publish("alarms", what);
        default -> {
          // of no page here
        }
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    subscription.close();
  }
}
