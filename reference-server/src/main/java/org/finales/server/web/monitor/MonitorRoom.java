package org.finales.server.web.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.finales.api.broker.NotFoundException;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ExperimentPage;
import org.finales.api.experiment.ExperimentQuery;
import org.finales.api.experiment.ExperimentSort;
import org.finales.api.experiment.ExperimentState;
import org.finales.api.experiment.LiveChannel;
import org.finales.api.experiment.Station;
import org.finales.api.experiment.StationAlarm;
import org.finales.api.experiment.StationOrder;
import org.finales.core.engine.Action;
import org.finales.core.lab.Laboratory;
import org.finales.server.web.experiments.ChannelState;
import org.finales.server.web.kit.Flash;
import org.finales.server.web.kit.LocalPath;
import org.finales.server.web.kit.NavigationItem;
import org.finales.server.web.kit.PageBuilder;
import org.finales.server.web.kit.PageCall;
import org.finales.server.web.kit.Pages;
import org.finales.server.web.kit.Room;
import org.jspecify.annotations.Nullable;

/** The monitor, the page of a channel without experiment, alarms and emergency stops. */
public final class MonitorRoom implements Room {
  private static final int ENDED = 8;
  private static final int WAITING = 20;

  /** A page listens to so many stations; of others it is told when it is reloaded. */
  private static final int FOLLOWED = 150;

  private final Laboratory laboratory;
  private final Channels channels;
  private @Nullable LabNews news;

  /** A room for a laboratory's channels. */
  public MonitorRoom(Laboratory laboratory) {
    this.laboratory = laboratory;
    this.channels = new Channels(laboratory);
  }

  @Override
  public String texts() {
    return "monitor";
  }

  @Override
  public List<NavigationItem> navigation() {
    return List.of(NavigationItem.to("monitor", "monitor.nav", "/lab", 10));
  }

  @Override
  public void register(Pages pages) {
    news = new LabNews(laboratory, channels, pages.live(), pages.texts());
    pages.get("/lab", Action.READ, this::monitor);
    pages.get("/lab/ended", Action.READ, this::ended);
    pages.get("/lab/channel", Action.READ, this::channel);
    pages.post("/lab/stop", Action.REQUEST, this::stop);
    pages.post("/lab/alarms/{id}/acknowledge", Action.REQUEST, this::acknowledge);
  }

  @Override
  public void stopping() {
    LabNews known = news;
    if (known != null) {
      known.close();
    }
  }

  private void monitor(PageCall call) {
    List<StationView> stations = channels.stations(call.actor(), call.pages().texts());
    List<String> topics = new ArrayList<>(List.of("stations", "alarms", "experiments"));
    stations.stream().limit(FOLLOWED).forEach(each -> topics.add("station:" + each.id()));
    call.page("monitor/monitor")
        .title(call.text("monitor.title"))
        .section("monitor")
        .live(topics.toArray(new String[0]))
        .with("stations", stations)
        .with("alarms", laboratory.alarms().standing(call.actor()))
        .show();
  }

  private void ended(PageCall call) {
    ExperimentPage ended =
        laboratory
            .experiments()
            .list(
                call.actor(),
                ExperimentQuery.builder()
                    .states(
                        ExperimentState.FINISHED, ExperimentState.FAILED, ExperimentState.ABORTED)
                    .sort(ExperimentSort.ENDED, true)
                    .page(0, ENDED)
                    .build());
    ExperimentPage waiting =
        laboratory
            .experiments()
            .list(
                call.actor(),
                ExperimentQuery.builder()
                    .states(ExperimentState.QUEUED)
                    .sort(ExperimentSort.PRIORITY, true)
                    .page(0, WAITING)
                    .build());
    call.page("monitor/ended")
        .title(call.text("monitor.title"))
        .section("monitor")
        .with("ended", ended.items())
        .with("waiting", waiting.items())
        .with("moreWaiting", waiting.total() - waiting.items().size())
        .show();
  }

  private void channel(PageCall call) {
    Station station = station(call, call.query("station"));
    String name = call.query("name");
    if (name == null
        || station.draft().channels().stream().noneMatch(each -> each.name().equals(name))) {
      throw new NotFoundException(
          call.text("monitor.no-channel", station.name(), name == null ? "" : name));
    }
    LiveChannel live = laboratory.board().channel(station.id(), name).orElse(null);
    if (live != null && live.report().experiment() != null) {
      call.redirect("/lab/experiments/" + live.report().experiment());
      return;
    }
    ChannelState state =
        live == null
            ? ChannelState.silent(
                call.pages().texts(), station.id(), station.name(), name, station.online())
            : channels.state(call.pages().texts(), live);
    List<StationAlarm> alarms =
        laboratory.alarms().standing(call.actor()).stream()
            .filter(each -> station.id().equals(each.station()) && name.equals(each.channel()))
            .toList();
    List<Experiment> before =
        laboratory
            .experiments()
            .list(
                call.actor(),
                ExperimentQuery.builder()
                    .stations(java.util.Set.of(station.id()))
                    .sort(ExperimentSort.BEGUN, true)
                    .page(0, 50)
                    .build())
            .items()
            .stream()
            .filter(each -> name.equals(each.channel()))
            .limit(ENDED)
            .toList();
    PageBuilder page =
        call.page("monitor/channel")
            .title(station.name() + " · " + name)
            .section("monitor")
            .live("station:" + station.id(), "alarms");
    page.with("channel", state).with("alarms", alarms).with("before", before).show();
  }

  private Station station(PageCall call, @Nullable String id) {
    if (id == null || !id.matches("[0-9a-fA-F-]{36}")) {
      throw new NotFoundException(call.text("monitor.no-station"));
    }
    return laboratory
        .stations()
        .find(call.actor(), UUID.fromString(id))
        .orElseThrow(() -> new NotFoundException(call.text("monitor.no-station")));
  }

  /** Switches off a channel, a station, or everything where none is named. */
  private void stop(PageCall call) {
    String said = call.submission().find("reason");
    String reason = said == null ? "" : said;
    String back = LocalPath.orElse(call.submission().find("back"), "/lab");
    String id = call.submission().find("station");
    String channel = call.submission().find("channel");
    if (id == null && !call.submission().has("everything")) {
      throw call.refusal(400, "stop-what", call.text("monitor.stop-what"));
    }
    if (id == null) {
      List<StationOrder> given = laboratory.stop(call.actor(), reason);
      call.redirect(back, Flash.done(call.text("monitor.stopped-all", given.size())));
      return;
    }
    Station station = station(call, id);
    laboratory.stations().stop(call.actor(), station.id(), channel, reason);
    String what = channel == null ? station.name() : station.name() + " · " + channel;
    call.redirect(back, Flash.done(call.text("monitor.stopped", what)));
  }

  private void acknowledge(PageCall call) {
    String note = call.submission().find("note");
    laboratory.alarms().acknowledge(call.actor(), call.id("id"), note == null ? "" : note);
    call.redirect(
        LocalPath.orElse(call.submission().find("back"), "/lab"),
        Flash.done(call.text("monitor.acknowledged")));
  }
}
