package org.finales.server.web.station;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finales.api.experiment.Calibration;
import org.finales.api.experiment.ChannelLimits;
import org.finales.api.experiment.Measure;
import org.finales.api.experiment.StationChannel;
import org.finales.api.experiment.StationDraft;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.finales.cycler.driver.ConnectionString;
import org.finales.server.web.kit.Submission;
import org.finales.server.web.kit.Texts;
import org.finales.server.web.kit.form.Field;
import org.finales.server.web.kit.form.Field.Option;
import org.finales.server.web.kit.form.FormInput;
import org.finales.server.web.kit.form.FormSpec;
import org.jspecify.annotations.Nullable;

/** The fields of a station with any number of channels, {@code c0}, {@code c1} and so on. */
final class StationForm {
  /** Most channels of one form. */
  static final int MOST_CHANNELS = 64;

  private static final Pattern CHANNEL = Pattern.compile("c([0-9]{1,4})\\.name");
  private static final String MOST = "1000000";

  private final Texts texts;
  private final List<Option> accounts;
  private final List<Integer> channels;

  StationForm(Texts texts, List<Option> accounts, List<Integer> channels) {
    this.texts = texts;
    this.accounts = accounts;
    this.channels = List.copyOf(channels);
  }

  /** The numbers of the channels that a form was sent with. */
  static List<Integer> sent(Submission submission) {
    Set<Integer> numbers = new TreeSet<>();
    for (String name : submission.fields().keySet()) {
      Matcher matcher = CHANNEL.matcher(name);
      if (matcher.matches() && numbers.size() < MOST_CHANNELS) {
        numbers.add(Integer.valueOf(matcher.group(1)));
      }
    }
    return numbers.isEmpty() ? List.of(0) : List.copyOf(numbers);
  }

  /** The numbers of so many channels. */
  static List<Integer> count(int channels) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < channels; i++) {
      numbers.add(i);
    }
    return numbers;
  }

  FormSpec spec() {
    List<Field> all = new ArrayList<>(head());
    channels.forEach(number -> all.addAll(channel(number)));
    return FormSpec.of(all);
  }

  List<Integer> channels() {
    return channels;
  }

  List<Field> head() {
    return List.of(
        Field.text("name", texts.get("station.name")).required().length(1, 100),
        Field.text("location", texts.get("station.location")),
        Field.choice("account", texts.get("station.account"), accounts)
            .hint(texts.get("station.account.hint")),
        Field.longText("description", texts.get("station.description")).length(0, 4000).rows(2));
  }

  List<Field> channel(int number) {
    String c = "c" + number + ".";
    return List.of(
        Field.text(c + "name", texts.get("station.channel.name")).required().length(1, 100),
        Field.text(c + "device", texts.get("station.device"))
            .required()
            .length(1, 2000)
            .hint(texts.get("station.device.hint")),
        Field.text(c + "part", texts.get("station.part"))
            .length(0, 100)
            .hint(texts.get("station.part.hint")),
        Field.number(c + "period", texts.get("station.period"))
            .units("s", "ms")
            .between("0.001", "3600"),
        Field.number(c + "minVoltage", texts.get("station.minVoltage"))
            .units("V", "mV")
            .between("-" + MOST, MOST)
            .lessThan(c + "maxVoltage"),
        Field.number(c + "maxVoltage", texts.get("station.maxVoltage"))
            .units("V", "mV")
            .between("-" + MOST, MOST),
        Field.number(c + "maxCurrent", texts.get("station.maxCurrent"))
            .units("A", "mA")
            .between("0", MOST),
        Field.number(c + "maxPower", texts.get("station.maxPower"))
            .units("W", "mW")
            .between("0", MOST),
        Field.number(c + "minTemperature", texts.get("station.minTemperature"))
            .units("°C", "K")
            .between("-273.15", "2000")
            .lessThan(c + "maxTemperature"),
        Field.number(c + "maxTemperature", texts.get("station.maxTemperature"))
            .units("°C", "K")
            .between("-273.15", "2000"),
        Field.number(c + "maxDuration", texts.get("station.maxDuration"))
            .units("h", "d", "min")
            .between("0", MOST),
        Field.longText(c + "measures", texts.get("station.measures"))
            .length(0, 10_000)
            .rows(2)
            .hint(texts.get("station.measures.hint")));
  }

  void fill(FormInput input, StationDraft draft) {
    input
        .with("name", draft.name())
        .with("location", draft.location())
        .with("description", draft.description());
    for (int i = 0; i < draft.channels().size(); i++) {
      fill(input, "c" + i + ".", draft.channels().get(i));
    }
  }

  private static void fill(FormInput input, String c, StationChannel channel) {
    input
        .with(c + "name", channel.name())
        .with(c + "device", channel.device())
        .with(c + "part", channel.deviceChannel())
        .with(c + "period", plain(channel.period(), "s"));
    ChannelLimits limits = channel.limits();
    if (limits != null) {
      input
          .with(c + "minVoltage", plain(limits.minVoltage(), "V"))
          .with(c + "maxVoltage", plain(limits.maxVoltage(), "V"))
          .with(c + "maxCurrent", plain(limits.maxCurrent(), "A"))
          .with(c + "maxPower", plain(limits.maxPower(), "W"))
          .with(c + "minTemperature", plain(limits.minTemperature(), "degC"))
          .with(c + "maxTemperature", plain(limits.maxTemperature(), "degC"))
          .with(c + "maxDuration", plain(limits.maxDuration(), "h"));
    }
    StringBuilder measures = new StringBuilder();
    for (Measure each : channel.measures()) {
      measures.append(each.input()).append(" = ").append(each.name()).append('\n');
    }
    input.with(c + "measures", measures.toString());
  }

  private static @Nullable String plain(@Nullable Quantity quantity, String unit) {
    return quantity == null
        ? null
        : quantity
            .toUnit(Unit.parse(unit), java.math.MathContext.DECIMAL64)
            .value()
            .stripTrailingZeros()
            .toPlainString();
  }

  /**
   * The station that was typed; mistakes that only show now are said to the input.
   *
   * @param before what is known of it, whose calibrations and rates stay; or null
   */
  StationDraft read(FormInput input, @Nullable StationDraft before, @Nullable UUID parent) {
    List<StationChannel> all = new ArrayList<>();
    for (int number : channels) {
      String c = "c" + number + ".";
      String name = input.text(c + "name");
      if (all.stream().anyMatch(known -> known.name().equals(name))) {
        input.error(c + "name", texts.get("station.channel.twice"));
      }
      String device = input.text(c + "device");
      try {
        ConnectionString.of(device);
      } catch (RuntimeException e) {
        input.error(c + "device", String.valueOf(e.getMessage()));
      }
      StationChannel known =
          before == null
              ? null
              : before.channels().stream()
                  .filter(each -> each.name().equals(name))
                  .findFirst()
                  .orElse(null);
      List<Calibration> calibrations = known == null ? List.of() : known.calibrations();
      all.add(
          new StationChannel(
              name,
              device,
              input.find(c + "part"),
              limits(input, c, known == null ? null : known.limits()),
              measures(input, c + "measures"),
              calibrations,
              input.quantity(c + "period")));
    }
    return new StationDraft(
        input.text("name"), input.text("location"), input.text("description"), parent, all);
  }

  private static @Nullable ChannelLimits limits(
      FormInput input, String c, @Nullable ChannelLimits known) {
    Quantity voltageRate = known == null ? null : known.maxVoltageRate();
    Quantity temperatureRate = known == null ? null : known.maxTemperatureRate();
    ChannelLimits limits =
        new ChannelLimits(
            input.quantity(c + "minVoltage"),
            input.quantity(c + "maxVoltage"),
            input.quantity(c + "maxCurrent"),
            input.quantity(c + "maxPower"),
            input.quantity(c + "minTemperature"),
            input.quantity(c + "maxTemperature"),
            input.quantity(c + "maxDuration"),
            voltageRate,
            temperatureRate);
    return limits.equals(new ChannelLimits(null, null, null, null, null, null, null, null, null))
        ? null
        : limits;
  }

  private List<Measure> measures(FormInput input, String field) {
    List<Measure> all = new ArrayList<>();
    int number = 0;
    for (String line : input.text(field).lines().toList()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      int equals = line.indexOf('=');
      String source = (equals < 0 ? line : line.substring(0, equals)).strip();
      String name = equals < 0 ? source : line.substring(equals + 1).strip();
      if (source.isEmpty() || name.isEmpty() || source.length() > 100 || name.length() > 100) {
        input.error(field, texts.get("station.measures.line", number));
      } else if (all.stream().anyMatch(known -> known.name().equals(name))) {
        input.error(field, texts.get("station.measures.twice", number, name));
      } else {
        all.add(new Measure(source, name));
      }
    }
    return all;
  }
}
