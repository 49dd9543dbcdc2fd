package org.finales.server.web.experiments;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.finales.api.broker.Event;
import org.finales.api.broker.Request;
import org.finales.api.broker.Result;
import org.finales.api.cycling.text.ProfileText;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.LiveChannel;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.experiment.RegisteredProtocol;
import org.finales.api.experiment.RunEvent;
import org.finales.core.engine.Action;
import org.finales.core.engine.Actor;
import org.finales.core.experimentdata.Dossier;
import org.finales.core.experimentdata.ProtocolWords;
import org.finales.core.lab.Laboratory;
import org.finales.core.timeseries.DatasetStatus;
import org.finales.core.timeseries.RecordedDataset;
import org.finales.core.timeseries.RecordedEvent;
import org.finales.server.web.kit.PageCall;
import org.finales.server.web.kit.chart.ChartView;
import org.finales.server.web.kit.chart.ChartView.Along;
import org.jspecify.annotations.Nullable;

/** The page of an experiment. Thread-safe. */
final class ExperimentView {
  private static final int MOST_EVENTS = 500;
  private static final int MOST_LOGGED = 200;
  private static final int MOST_RELATIVES = 20;
  private static final int LONGEST_TEXT = 100_000;

  private final Laboratory laboratory;
  private final ExperimentFiles files;

  ExperimentView(Laboratory laboratory, ExperimentFiles files) {
    this.laboratory = laboratory;
    this.files = files;
  }

  void show(PageCall call, Experiment experiment) {
    call.page("experiments/experiment")
        .title(experiment.name())
        .section("experiments")
        .live("run:" + experiment.id(), "experiment:" + experiment.id())
        .charts()
        .with("run", view(call, experiment))
        .with("state", RunWords.state(call.pages().texts(), experiment.state()))
        .with("style", RunWords.style(experiment.state()))
        .with("duration", duration(call, experiment))
        .show();
  }

  private static String duration(PageCall call, Experiment experiment) {
    if (experiment.begun() == null) {
      return "";
    }
    Duration span =
        Duration.between(
            experiment.begun(),
            experiment.ended() == null ? call.pages().clock().instant() : experiment.ended());
    return RunWords.span(span.toMillis() / 1e3);
  }

  private RunView view(PageCall call, Experiment experiment) {
    Actor actor = call.actor();
    Dossier dossier = files.dossier(actor, experiment);
    RegisteredBattery battery = dossier.battery();
    LiveChannel live = laboratory.board().experiment(experiment.id()).orElse(null);
    UUID dataset = files.dataset(call, experiment);
    RecordedDataset recorded =
        dataset == null ? null : laboratory.series().find(dataset).orElse(null);
    DatasetStatus status = recorded == null ? null : laboratory.series().status(recorded.id());
    Request request =
        experiment.request() == null
            ? null
            : call.broker().requests().find(experiment.request()).orElse(null);
    Result result =
        request == null ? null : call.broker().results().forRequest(request.id()).orElse(null);
    List<Event> log = new ArrayList<>(laboratory.experiments().history(actor, experiment.id()));
    java.util.Collections.reverse(log);
    List<Experiment> relatives =
        laboratory.batteries().experiments(actor, experiment.battery()).stream()
            .filter(each -> !each.id().equals(experiment.id()))
            .toList();
    return new RunView(
        dossier,
        live == null
            ? null
            : ChannelState.of(
                call.pages().texts(),
                live,
                new ChannelState.Names(
                    experiment.name(), battery == null ? "" : RunWords.battery(battery))),
        recorded == null ? null : chart(call, experiment, recorded),
        recorded == null ? null : cycles(call, experiment, "cycles"),
        recorded == null ? null : cycles(call, experiment, "energies"),
        status,
        dossier.protocol() == null
            ? List.of()
            : ProtocolWords.of(dossier.protocol().protocol(), battery),
        text(dossier.protocol()),
        status == null || recorded == null ? List.of() : instructions(recorded.id(), status),
        laboratory.alarms().ofExperiment(actor, experiment.id()),
        log.subList(0, Math.min(MOST_LOGGED, log.size())),
        relatives.subList(Math.max(0, relatives.size() - MOST_RELATIVES), relatives.size()),
        request,
        result,
        actions(actor, experiment));
  }

  private static @Nullable String text(@Nullable RegisteredProtocol protocol) {
    if (protocol == null) {
      return null;
    }
    try {
      String text =
          protocol.text() == null ? ProfileText.write(protocol.protocol()) : protocol.text();
      return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "\n…" : text;
    } catch (IllegalArgumentException e) {
      return null; // it has what the text has no words for
    }
  }

  private List<RecordedEvent> instructions(UUID dataset, DatasetStatus status) {
    return laboratory
        .series()
        .events(dataset, Math.max(0, status.events() - MOST_EVENTS), MOST_EVENTS)
        .stream()
        .filter(each -> each.event().kind().equals(RunEvent.INSTRUCTION))
        .toList();
  }

  private ChartView chart(PageCall call, Experiment experiment, RecordedDataset dataset) {
    DataColumns columns =
        new DataColumns(dataset, call.text("experiment.voltage"), call.text("experiment.current"));
    String own = call.query("dataset");
    return ChartView.from(
            "data-chart",
            call.text("experiment.data"),
            call.text("experiment.data-summary", experiment.name()),
            "/lab/experiments/"
                + experiment.id()
                + "/chart"
                + (own == null ? "" : "?dataset=" + dataset.id()))
        .along(Along.ELAPSED, call.text("experiment.elapsed"), "")
        .upward(columns.axes())
        .hiding(columns.hidden())
        .refetching();
  }

  private static ChartView cycles(PageCall call, Experiment experiment, String kind) {
    return ChartView.from(
            kind + "-chart",
            call.text("experiment." + kind),
            call.text("experiment." + kind + "-summary", experiment.name()),
            "/lab/experiments/" + experiment.id() + "/" + kind)
        .along(Along.NUMBER, call.text("experiment.cycle"), "")
        .upward(
            List.of(
                call.text(kind.equals("cycles") ? "experiment.capacity" : "experiment.energy"),
                call.text("experiment.efficiency")));
  }

  /** What a person may do to an experiment as it is. */
  private static List<String> actions(Actor actor, Experiment experiment) {
    List<String> all = new ArrayList<>();
    boolean operates = actor.may(Action.OPERATE);
    if (actor.may(Action.REQUEST) && experiment.protocol() != null) {
      all.add("clone");
    }
    if (!operates && !(actor.may(Action.REQUEST) && actor.account().equals(experiment.creator()))) {
      return all;
    }
    ExperimentState state = experiment.state();
    if (experiment.deleted()) {
      all.add("restore");
    } else if (state.isOver()) {
      all.add("delete");
      if (state != ExperimentState.FINISHED && !experiment.imported()) {
        all.add("requeue");
      }
    } else {
      all.add("abort");
      if (state == ExperimentState.RUNNING) {
        all.addAll(List.of("pause", "skip"));
      } else if (state != ExperimentState.QUEUED) {
        all.add("resume");
      }
      if (operates && state != ExperimentState.QUEUED) {
        all.add("give-up");
      }
    }
    return all;
  }
}
