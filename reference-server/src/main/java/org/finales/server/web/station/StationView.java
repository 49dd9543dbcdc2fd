package org.finales.server.web.station;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.finales.api.broker.Event;
import org.finales.api.cycling.ChannelNeeds;
import org.finales.api.experiment.Calibration;
import org.finales.api.experiment.ChannelLimits;
import org.finales.api.experiment.ChannelReport;
import org.finales.api.experiment.LiveChannel;
import org.finales.api.experiment.Measure;
import org.finales.api.experiment.Station;
import org.finales.api.experiment.StationChannel;
import org.finales.api.quantity.Quantity;
import org.finales.core.engine.Action;
import org.finales.core.lab.Laboratory;
import org.finales.cycler.driver.ConnectionString;
import org.finales.server.station.ServerStations;
import org.finales.server.web.kit.PageCall;
import org.finales.server.web.kit.Texts;
import org.jspecify.annotations.Nullable;

/**
 * A station as its page shows it.
 *
 * @param station the station
 * @param state its state as a key of texts ends
 * @param style how the state looks
 * @param here whether it runs within the server
 * @param problem why it does not run; empty for nothing
 * @param editable whether the person may change it
 * @param parent name of the station that it took the place of; empty for none
 * @param channels its channels
 * @param calibrations of all channels, the newest first
 * @param history who changed it, the newest first
 */
public record StationView(
    Station station,
    String state,
    String style,
    boolean here,
    String problem,
    boolean editable,
    String parent,
    List<Channel> channels,
    List<Calibrated> calibrations,
    List<Event> history) {
  private static final int MOST_EVENTS = 100;

  /**
   * A channel.
   *
   * @param device where its instrument is, without settings, which may be secret
   * @param can what it can do, in words; empty if it did not say
   * @param limits what it must not exceed at this place, in words; empty for nothing
   * @param measures what is recorded besides, in words; empty for all
   * @param doing what it does now
   * @param style how that looks
   * @param values what it measures now; empty if unknown
   */
  public record Channel(
      String name,
      String device,
      String can,
      String limits,
      String measures,
      String doing,
      String style,
      String values) {}

  /** A calibration and its channel. */
  public record Calibrated(String channel, Calibration calibration, boolean holds) {}

  static StationView of(PageCall call, Laboratory laboratory, ServerStations own, Station station) {
    Texts texts = call.pages().texts();
    Map<String, ChannelNeeds> abilities =
        laboratory.stations().abilities(call.actor(), station.id());
    List<Channel> channels = new ArrayList<>();
    List<Calibrated> calibrations = new ArrayList<>();
    for (StationChannel each : station.draft().channels()) {
      LiveChannel live = laboratory.board().channel(station.id(), each.name()).orElse(null);
      channels.add(channel(texts, station, each, abilities.get(each.name()), live));
      calibrations.addAll(calibrations(each, call.pages().clock().instant()));
    }
    Collections.reverse(calibrations);
    List<Event> history =
        new ArrayList<>(laboratory.stations().history(call.actor(), station.id()));
    Collections.reverse(history);
    return new StationView(
        station,
        StationRoom.state(station),
        StationRoom.style(station),
        own.isHere(station.id()),
        own.problem(station.id()),
        call.actor().may(Action.OPERATE) && !station.retired(),
        station.draft().parent() == null
            ? ""
            : laboratory
                .stations()
                .find(call.actor(), station.draft().parent())
                .map(Station::name)
                .orElse(""),
        channels,
        calibrations,
        history.subList(0, Math.min(MOST_EVENTS, history.size())));
  }

  private static List<Calibrated> calibrations(StationChannel channel, Instant now) {
    List<Calibrated> all = new ArrayList<>();
    for (Calibration each : channel.calibrations()) {
      boolean holds =
          !each.since().isAfter(now)
              && channel.calibrations().stream()
                  .filter(other -> other.quantity().equals(each.quantity()))
                  .filter(other -> !other.since().isAfter(now))
                  .noneMatch(other -> other.since().isAfter(each.since()));
      all.add(new Calibrated(channel.name(), each, holds));
    }
    return all;
  }

  private static Channel channel(
      Texts texts,
      Station station,
      StationChannel channel,
      @Nullable ChannelNeeds can,
      @Nullable LiveChannel live) {
    String place = channel.device();
    try {
      place = ConnectionString.of(place).place();
    } catch (RuntimeException e) {
      place = texts.get("station.device.unreadable");
    }
    ChannelReport report = live == null || !station.online() ? null : live.report();
    String doing = report == null ? "UNKNOWN" : report.activity().name();
    return new Channel(
        channel.name(),
        channel.deviceChannel() == null ? place : place + " · " + channel.deviceChannel(),
        can == null ? "" : can(can),
        limits(channel.limits()),
        String.join(", ", channel.measures().stream().map(Measure::name).toList()),
        texts.get("station.doing." + doing),
        switch (doing) {
          case "RUNNING" -> "good";
          case "IDLE" -> "busy";
          case "PAUSED", "INTERRUPTED" -> "wait";
          case "ALARM", "LOST" -> "bad";
          default -> "off";
        },
        report != null && report.voltage() != null && report.current() != null
            ? Readout.number(report.voltage()) + " V, " + Readout.number(report.current()) + " A"
            : "");
  }

  private static String can(ChannelNeeds can) {
    List<String> all = new ArrayList<>();
    range(all, can.minVoltage(), can.maxVoltage());
    add(all, "+", can.maxChargeCurrent());
    add(all, "−", can.maxDischargeCurrent());
    add(all, "≤ ", can.maxChargePower());
    return String.join(", ", all);
  }

  private static String limits(@Nullable ChannelLimits limits) {
    List<String> all = new ArrayList<>();
    if (limits != null) {
      range(all, limits.minVoltage(), limits.maxVoltage());
      add(all, "±", limits.maxCurrent());
      add(all, "≤ ", limits.maxPower());
      range(all, limits.minTemperature(), limits.maxTemperature());
      add(all, "≤ ", limits.maxDuration());
      add(all, "≤ ", limits.maxVoltageRate());
      add(all, "≤ ", limits.maxTemperatureRate());
    }
    return String.join(", ", all);
  }

  private static void range(List<String> all, @Nullable Quantity low, @Nullable Quantity high) {
    if (low != null || high != null) {
      all.add((low == null ? "…" : low.toString()) + " to " + (high == null ? "…" : high));
    }
  }

  private static void add(List<String> all, String sign, @Nullable Quantity quantity) {
    if (quantity != null) {
      all.add(sign + quantity);
    }
  }
}
