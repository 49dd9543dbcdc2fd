package org.finales.server.web.battery;

import static org.finales.server.web.battery.BatteryWords.LEAD;
import static org.finales.server.web.battery.BatteryWords.LITHIUM;
import static org.finales.server.web.battery.BatteryWords.REDOX;
import static org.finales.server.web.battery.BatteryWords.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.finales.api.battery.BatteryKind;
import org.finales.api.battery.MembraneKind;
import org.finales.api.battery.Technology;
import org.finales.server.web.kit.Texts;
import org.finales.server.web.kit.form.Field;
import org.finales.server.web.kit.form.Field.Option;
import org.finales.server.web.kit.form.FormSpec;

/** The fields of a battery, in groups, of which some belong to certain families alone. */
final class BatteryForm {
  /** Most that a voltage, a current or a capacity of one battery is. */
  private static final String MOST = "100000";

  private final Texts texts;
  private final Known known;
  private final Map<String, List<Field>> groups = new LinkedHashMap<>();

  /**
   * What is known already and proposed while typing.
   *
   * @param makers names of makers
   * @param models models
   * @param batteries batteries that another can be made from
   */
  record Known(List<String> makers, List<String> models, List<Option> batteries) {}

  BatteryForm(Texts texts, Known known) {
    this.texts = texts;
    this.known = known;
    groups.put("what", what());
    groups.put("lithium", lithium());
    groups.put("lead", lead());
    groups.put("redox", redox());
    groups.put("cells", cells());
    groups.put("limits", limits());
    groups.put("more", more());
  }

  FormSpec spec() {
    return FormSpec.of(groups.values().stream().flatMap(List::stream).toList());
  }

  /** The groups in their order, for the page. */
  List<FormGroup> groups() {
    List<FormGroup> all = new ArrayList<>();
    groups.forEach(
        (key, fields) ->
            all.add(new FormGroup(key, texts.get("battery.group." + key), families(key), fields)));
    return all;
  }

  private static String families(String group) {
    Set<Technology> some =
        switch (group) {
          case "lithium" -> LITHIUM;
          case "lead" -> LEAD;
          case "redox" -> REDOX;
          default -> Set.of();
        };
    return some.stream().map(BatteryWords::wire).sorted().collect(Collectors.joining(" "));
  }

  private String label(String name) {
    return texts.get("battery." + name);
  }

  private Field text(String name, int most) {
    return Field.text(name, label(name)).length(0, most);
  }

  private static List<Option> proposals(List<String> some) {
    return some.stream().map(Option::of).toList();
  }

  private List<Field> what() {
    return List.of(
        Field.choice("technology", label("technology"), BatteryWords.technologies(texts))
            .required(),
        text("serialNumber", 100).hint(texts.get("battery.serialNumber.hint")),
        text("name", 100).hint(texts.get("battery.name.hint")),
        text("manufacturer", 100).withOptions(proposals(known.makers())),
        text("model", 100).withOptions(proposals(known.models())),
        Field.date("productionDate", label("productionDate")),
        Field.longText("description", label("description")).length(0, 4000).rows(2));
  }

  private List<Field> lithium() {
    return List.of(
        Field.choice(
            "chemistry", label("chemistry"), BatteryWords.options(BatteryWords.OF_LITHIUM, texts)));
  }

  private List<Field> lead() {
    return List.of(
        Field.choice("acid", label("acid"), BatteryWords.options(BatteryWords.OF_LEAD, texts)));
  }

  private List<Field> redox() {
    return List.of(
        text("electrodeComposition", 100)
            .withOptions(proposals(List.of("Carbon felt", "Graphite felt", "Carbon paper"))),
        Field.number("electrodeArea", label("electrodeArea"))
            .units("cm2", "mm2", "m2")
            .between("0", MOST),
        text("bipolarPlate", 100)
            .withOptions(
                proposals(List.of("Papyex Mersen", "Composite Schunk", "Graphite", "Other"))),
        text("membrane", 100)
            .withOptions(
                proposals(
                    List.of("Fumasep anionic", "Fumasep cationic", "Nafion", "Vanadion", "PEEK"))),
        Field.choice(
            "membraneKind",
            label("membraneKind"),
            Arrays.stream(MembraneKind.values())
                .map(each -> new Option(wire(each), texts.get("battery.membrane." + wire(each))))
                .toList()),
        text("electrolyte", 100)
            .withOptions(
                proposals(
                    List.of("All-vanadium", "All-iron", "Vanadium-based", "Iron-based", "Other"))));
  }

  private List<Field> cells() {
    return List.of(
        Field.wholeNumber("cellsInSeries", label("cellsInSeries")).between("1", "10000").required(),
        Field.number("cellMin", label("cellMin"))
            .units("V", "mV")
            .between("0", MOST)
            .lessThan("cellMax"),
        Field.number("cellMax", label("cellMax")).units("V", "mV").between("0", MOST),
        Field.wholeNumber("cellsInParallel", label("cellsInParallel")).between("1", "10000"),
        Field.number("min", label("min"))
            .units("V", "mV")
            .between("0", MOST)
            .lessThan("max")
            .required(),
        Field.number("max", label("max")).units("V", "mV").between("0", MOST).required());
  }

  private List<Field> limits() {
    return List.of(
        Field.number("capacity", label("capacity")).units("Ah", "mAh").between("0.000001", MOST),
        Field.number("nominalVoltage", label("nominalVoltage")).units("V", "mV").between("0", MOST),
        Field.number("chargeCurrent", label("chargeCurrent"))
            .units("A", "mA")
            .between("0", MOST)
            .hint(texts.get("battery.current.hint")),
        Field.number("dischargeCurrent", label("dischargeCurrent"))
            .units("A", "mA")
            .between("0", MOST),
        Field.number("minTemperature", label("minTemperature"))
            .units("°C", "K")
            .between("-273.15", "2000")
            .lessThan("maxTemperature"),
        Field.number("maxTemperature", label("maxTemperature"))
            .units("°C", "K")
            .between("-273.15", "2000"));
  }

  private List<Field> more() {
    return List.of(
        Field.choice(
            "kind",
            label("kind"),
            Arrays.stream(BatteryKind.values())
                .map(each -> new Option(wire(each), texts.get("battery.kind." + wire(each))))
                .toList()),
        text("batch", 100),
        text("location", 100),
        Field.choice("madeFrom", label("madeFrom"), known.batteries())
            .hint(texts.get("battery.madeFrom.hint")),
        Field.longText("attributes", label("attributes"))
            .length(0, 10_000)
            .rows(3)
            .hint(texts.get("battery.attributes.hint")));
  }
}
