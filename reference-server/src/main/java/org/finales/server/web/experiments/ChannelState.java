package org.finales.server.web.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.finales.api.experiment.ChannelActivity;
import org.finales.api.experiment.ChannelAlarm;
import org.finales.api.experiment.ChannelReport;
import org.finales.api.experiment.ChannelReport.Measured;
import org.finales.api.experiment.LiveChannel;
import org.finales.server.web.kit.Links;
import org.finales.server.web.kit.Texts;
import org.jspecify.annotations.Nullable;

/**
 * What a channel does, as pages show it: numbers as they are read, words as they are said. Pages
 * have it when they are made and get it again while they are looked at. Immutable.
 *
 * @param key identifies the channel on a page
 * @param station identifier of its station
 * @param place name of the station
 * @param channel its name
 * @param state what it does, in a word
 * @param style how that looks: the style of a badge
 * @param online whether its station was there lately
 * @param href the page of its experiment, or its own without one
 * @param experiment identifier of its experiment; empty for none
 * @param title name of its experiment; empty for none
 * @param battery name of the battery; empty for none
 * @param step such as {@code 3 of 12}; empty for none
 * @param cycle such as {@code 2}; empty for none
 * @param voltage with unit
 * @param current with unit
 * @param temperature with unit; empty if none is measured
 * @param values everything measured besides voltage and current
 * @param text what is going on, in words
 * @param progress how far the step is, 0 to 1; or null
 * @param left how long it will take, in words; empty if nobody knows
 * @param alarms alarms that stand
 * @param time when this was so, in ISO 8601; empty if the channel was never heard of
 */
public record ChannelState(
    String key,
    String station,
    String place,
    String channel,
    String state,
    String style,
    boolean online,
    String href,
    String experiment,
    String title,
    String battery,
    String step,
    String cycle,
    String voltage,
    String current,
    String temperature,
    List<Value> values,
    String text,
    @Nullable Double progress,
    String left,
    List<Alarm> alarms,
    String time) {

  /** Copies the lists. */
  public ChannelState {
    values = List.copyOf(values);
    alarms = List.copyOf(alarms);
  }

  /**
   * A measured value.
   *
   * @param name what it is
   * @param value number with unit
   */
  public record Value(String name, String value) {}

  /**
   * An alarm that stands.
   *
   * @param id its identifier
   * @param text what happened
   * @param safe whether the output was seen to be off
   */
  public record Alarm(String id, String text, boolean safe) {}

  /**
   * What is known of an experiment besides its data.
   *
   * @param name what people call it
   * @param battery what people call its battery
   */
  public record Names(String name, String battery) {}

  /** What identifies a channel on a page. */
  static String key(UUID station, String channel) {
    return station + "/" + channel;
  }

  /** The page of a channel. */
  static String page(UUID station, String channel) {
    return "/lab/channel?station=" + station + "&name=" + Links.escape(channel);
  }

  /** One of which nobody has heard since the server started. */
  public static ChannelState silent(
      Texts texts, UUID station, String place, String channel, boolean online) {
    return new ChannelState(
        key(station, channel),
        station.toString(),
        place,
        channel,
        texts.get(online ? "channel.silent" : "channel.offline"),
        "off",
        online,
        page(station, channel),
        "",
        "",
        "",
        "",
        "",
        "–",
        "–",
        "",
        List.of(),
        "",
        null,
        "",
        List.of(),
        "");
  }

  /** One that was heard of. */
  public static ChannelState of(Texts texts, LiveChannel live, @Nullable Names names) {
    ChannelReport report = live.report();
    List<Value> values = new ArrayList<>();
    String temperature = "";
    for (Measured each : report.auxiliary()) {
      String unit = each.unit().equals("degC") ? "°C" : each.unit().equals("1") ? "" : each.unit();
      String value =
          unit.equals("°C") && each.value() != null
              ? String.format(Locale.ROOT, "%.1f °C", each.value()).replace('-', '−')
              : RunWords.value(each.value(), unit);
      values.add(new Value(DataColumns.name(each.name()), value));
      if (temperature.isEmpty() && unit.equals("°C")) {
        temperature = value;
      }
    }
    UUID experiment = report.experiment();
    Double left = report.secondsLeft();
    ChannelActivity activity = report.activity();
    return new ChannelState(
        key(live.station(), report.channel()),
        live.station().toString(),
        live.stationName(),
        report.channel(),
        texts.get(
            live.online()
                ? "channel.activity." + activity.name().toLowerCase(Locale.ROOT)
                : "channel.offline"),
        live.online() ? style(activity) : "off",
        live.online(),
        experiment == null
            ? page(live.station(), report.channel())
            : "/lab/experiments/" + experiment,
        experiment == null ? "" : experiment.toString(),
        names == null ? "" : names.name(),
        names == null ? "" : names.battery(),
        report.step() == 0 ? "" : texts.get("channel.of", report.step(), report.steps()),
        report.cycle() == 0 ? "" : Integer.toString(report.cycle()),
        RunWords.value(report.voltage(), "V"),
        RunWords.value(report.current(), "A"),
        temperature,
        values,
        doing(report),
        report.progress(),
        left == null ? "" : texts.get("channel.left", RunWords.span(left)),
        report.alarms().stream().map(ChannelState::alarm).toList(),
        report.time().toString());
  }

  /** The words without the numbers of step and cycle, which stand beside them. */
  private static String doing(ChannelReport report) {
    String text = report.text();
    int colon = text.indexOf(": ");
    return report.step() > 0 && colon > 0 && text.matches("(?s)step \\d+ of \\d+.*")
        ? text.substring(colon + 2)
        : text;
  }

  private static Alarm alarm(ChannelAlarm alarm) {
    return new Alarm(alarm.id().toString(), alarm.text(), alarm.safe());
  }

  private static String style(ChannelActivity activity) {
    return switch (activity) {
      case IDLE -> "wait";
      case RUNNING -> "busy";
      case PAUSED -> "off";
      case INTERRUPTED, ALARM, LOST -> "bad";
    };
  }
}
