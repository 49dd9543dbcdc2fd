package org.finales.server.web.experiments;

import java.util.List;
import org.finales.api.broker.Event;
import org.finales.api.broker.Request;
import org.finales.api.broker.Result;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.StationAlarm;
import org.finales.core.experimentdata.Dossier;
import org.finales.core.timeseries.DatasetStatus;
import org.finales.core.timeseries.RecordedEvent;
import org.finales.server.web.kit.chart.ChartView;
import org.jspecify.annotations.Nullable;

/**
 * What the page of an experiment shows.
 *
 * @param dossier the experiment with its battery, protocol, station and states
 * @param channel what its channel does; null if it is on none that was heard of
 * @param chart its data; null without any
 * @param capacities its cycles; null without data
 * @param energies its cycles; null without data
 * @param status how much data there are; null without any
 * @param steps its protocol in words
 * @param text its protocol as text; null if it cannot be written so
 * @param instructions the newest instructions, the oldest first
 * @param alarms its alarms
 * @param log what the log says about it, the newest first
 * @param relatives other experiments of its battery
 * @param request what asks for it; null for imported data
 * @param result what came out; null before
 * @param actions what this person may do now
 */
public record RunView(
    Dossier dossier,
    @Nullable ChannelState channel,
    @Nullable ChartView chart,
    @Nullable ChartView capacities,
    @Nullable ChartView energies,
    @Nullable DatasetStatus status,
    List<String> steps,
    @Nullable String text,
    List<RecordedEvent> instructions,
    List<StationAlarm> alarms,
    List<Event> log,
    List<Experiment> relatives,
    @Nullable Request request,
    @Nullable Result result,
    List<String> actions) {

  /** Copies the lists. */
  public RunView {
    steps = List.copyOf(steps);
    instructions = List.copyOf(instructions);
    alarms = List.copyOf(alarms);
    log = List.copyOf(log);
    relatives = List.copyOf(relatives);
    actions = List.copyOf(actions);
  }

  /** The experiment. */
  public Experiment experiment() {
    Experiment experiment = dossier.experiment();
    if (experiment == null) {
      throw new IllegalStateException("a page is of an experiment");
    }
    return experiment;
  }

  /** Whether something can be done now. */
  public boolean may(String action) {
    return actions.contains(action);
  }

  /** The page's path. */
  public String root() {
    return "/lab/experiments/" + experiment().id();
  }
}
