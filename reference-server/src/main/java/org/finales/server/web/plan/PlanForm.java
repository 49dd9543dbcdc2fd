package org.finales.server.web.plan;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.finales.api.battery.Polarity;
import org.finales.api.experiment.Recovery;
import org.finales.server.web.battery.BatteryWords;
import org.finales.server.web.kit.Texts;
import org.finales.server.web.kit.form.Field;
import org.finales.server.web.kit.form.Field.Option;
import org.finales.server.web.kit.form.FormSpec;

/** The fields of an experiment that is to be added. */
final class PlanForm {
  /** A protocol that is registered. */
  static final String SELECT = "select";

  /** A protocol that is written. */
  static final String WRITE = "write";

  static final List<String> REDOX = List.of("volume", "minFlow", "maxFlow", "polarity");

  private PlanForm() {}

  static FormSpec spec(Texts texts, List<Option> batteries, List<Option> stations) {
    return FormSpec.of(
        Field.text("name", texts.get("plan.name")).required().length(1, 200),
        Field.longText("description", texts.get("plan.description")).length(0, 4000).rows(2),
        Field.choice("technology", texts.get("plan.technology"), BatteryWords.technologies(texts)),
        Field.choice("battery", texts.get("plan.battery"), batteries).required(),
        Field.choice("station", texts.get("plan.station"), stations)
            .hint(texts.get("plan.station.hint")),
        Field.choice("recovery", texts.get("plan.recovery"), recoveries(texts)),
        Field.wholeNumber("priority", texts.get("plan.priority"))
            .between("-100", "100")
            .hint(texts.get("plan.priority.hint")),
        Field.number("soc", texts.get("plan.soc")).units("%", "1").between("0", "100"),
        Field.number("volume", texts.get("plan.volume")).units("mL", "L").between("0", "9999999"),
        Field.number("minFlow", texts.get("plan.minFlow"))
            .units("mL/min", "L/min")
            .between("0", "9999999")
            .lessThan("maxFlow"),
        Field.number("maxFlow", texts.get("plan.maxFlow"))
            .units("mL/min", "L/min")
            .between("0", "9999999"),
        Field.choice(
            "polarity",
            texts.get("plan.polarity"),
            Stream.of(Polarity.values())
                .map(
                    each ->
                        new Option(
                            each.name(),
                            texts.get("plan.polarity." + each.name().toLowerCase(Locale.ROOT))))
                .toList()),
        Field.choice(
            "way", texts.get("plan.protocol"), List.of(Option.of(SELECT), Option.of(WRITE))),
        Field.text("protocol", texts.get("plan.protocol")),
        Field.text("protocolName", texts.get("plan.protocolName")).length(0, 200),
        Field.longText("text", texts.get("plan.text")).length(0, 2_000_000));
  }

  private static List<Option> recoveries(Texts texts) {
    return Stream.of(Recovery.values())
        .map(
            each ->
                new Option(
                    each.name(),
                    texts.get("plan.recovery." + each.name().toLowerCase(Locale.ROOT))))
        .toList();
  }
}
