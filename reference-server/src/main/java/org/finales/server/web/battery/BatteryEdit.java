package org.finales.server.web.battery;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.finales.api.battery.Battery;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.Violation;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.core.lab.Laboratory;
import org.finales.server.web.battery.BatteryForm.Known;
import org.finales.server.web.kit.Flash;
import org.finales.server.web.kit.PageCall;
import org.finales.server.web.kit.form.Field.Option;
import org.finales.server.web.kit.form.FormInput;
import org.finales.server.web.kit.form.FormView;
import org.jspecify.annotations.Nullable;

/** Adding a battery and describing one anew. */
final class BatteryEdit {
  private static final int PROPOSALS = 200;
  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("/name", "name"),
          Map.entry("/serialNumber", "serialNumber"),
          Map.entry("/productionDate", "productionDate"),
          Map.entry("/limits/lowerVoltageLimit", "min"),
          Map.entry("/limits/upperVoltageLimit", "max"),
          Map.entry("/perCell/limits/lowerVoltageLimit", "cellMin"),
          Map.entry("/perCell/limits/upperVoltageLimit", "cellMax"),
          Map.entry("/limits/minimumChargingTemperature", "minTemperature"),
          Map.entry("/limits/minimumDischargingTemperature", "minTemperature"),
          Map.entry("/derivedFrom", "madeFrom"));

  private final Laboratory laboratory;
  private final Finder finder;

  /** Finds batteries. */
  interface Finder {
    List<RegisteredBattery> find(PageCall call, @Nullable String text, boolean retired);
  }

  BatteryEdit(Laboratory laboratory, Finder finder) {
    this.laboratory = laboratory;
    this.finder = finder;
  }

  private BatteryForm form(PageCall call, @Nullable UUID except) {
    Set<String> makers = new LinkedHashSet<>();
    Set<String> models = new LinkedHashSet<>();
    List<Option> batteries = new ArrayList<>();
    for (RegisteredBattery each : finder.find(call, null, true)) {
      String maker = BatteryWords.maker(each.battery());
      if (!maker.isEmpty() && makers.size() < PROPOSALS) {
        makers.add(maker);
      }
      if (each.battery().model() != null && models.size() < PROPOSALS) {
        models.add(each.battery().model());
      }
      if (!each.id().equals(except)) {
        batteries.add(new Option(iri(each), BatteryWords.name(each)));
      }
    }
    return new BatteryForm(
        call.pages().texts(), new Known(List.copyOf(makers), List.copyOf(models), batteries));
  }

  private static String iri(RegisteredBattery battery) {
    String own = battery.battery().id();
    return own == null ? "urn:uuid:" + battery.id() : own;
  }

  void blank(PageCall call) {
    BatteryForm form = form(call, null);
    FormInput input = form.spec().blank(call.pages().texts()).with("cellsInSeries", "1");
    show(call, 200, form, input, null, null);
  }

  void add(PageCall call) {
    BatteryForm form = form(call, null);
    FormInput input = form.spec().read(call.submission(), call.pages().texts());
    BatteryReader reader = new BatteryReader(input, call.pages().texts());
    reader.check();
    RegisteredBattery added = null;
    if (input.isGood()) {
      try {
        Battery battery = reader.read(Battery.builder().build(), madeFrom(input, List.of(), null));
        added = laboratory.batteries().add(call.actor(), battery);
      } catch (InvalidException e) {
        refused(input, e);
      } catch (IllegalArgumentException e) {
        input.error("technology", String.valueOf(e.getMessage()));
      } catch (ConflictException e) {
        input.error(taken(input), call.text("battery.taken"));
      }
    }
    if (added == null) {
      show(call, 422, form, input, null, null);
      return;
    }
    call.redirect(
        "/lab/experiments/new?battery=" + added.id(),
        Flash.done(call.text("battery.added", BatteryWords.name(added))));
  }

  /** The list of what it was made from; what the form cannot show of it stays. */
  private static List<String> madeFrom(
      FormInput input, List<String> before, @Nullable String shown) {
    List<String> all = new ArrayList<>(before);
    if (shown != null) {
      all.remove(shown);
    }
    String chosen = input.find("madeFrom");
    if (chosen != null && !all.contains(chosen)) {
      all.add(0, chosen);
    }
    return all;
  }

  private static String taken(FormInput input) {
    return input.find("serialNumber") == null ? "name" : "serialNumber";
  }

  private static void refused(FormInput input, InvalidException e) {
    for (Violation violation : e.violations()) {
      String field = FIELDS.getOrDefault(violation.path(), "technology");
      input.error(field, violation.message());
    }
    if (e.violations().isEmpty()) {
      input.error("technology", String.valueOf(e.getMessage()));
    }
  }

  private RegisteredBattery find(PageCall call) {
    UUID id = call.id("id");
    return laboratory
        .batteries()
        .find(call.actor(), id)
        .orElseThrow(() -> new NotFoundException(call.text("error.not-an-id", id)));
  }

  private static @Nullable String shown(BatteryForm form, Battery battery) {
    return battery.derivedFrom().stream()
        .filter(
            iri ->
                form.spec().field("madeFrom").options().stream()
                    .anyMatch(option -> option.value().equals(iri)))
        .findFirst()
        .orElse(null);
  }

  void known(PageCall call) {
    RegisteredBattery battery = find(call);
    BatteryForm form = form(call, battery.id());
    FormInput input = form.spec().blank(call.pages().texts());
    new BatteryReader(input, call.pages().texts()).fill(battery.battery());
    input.with("madeFrom", shown(form, battery.battery()));
    show(call, 200, form, input, battery, battery.revision());
  }

  void change(PageCall call) {
    RegisteredBattery battery = find(call);
    BatteryForm form = form(call, battery.id());
    FormInput input = form.spec().read(call.submission(), call.pages().texts());
    BatteryReader reader = new BatteryReader(input, call.pages().texts());
    reader.check();
    Long revision = call.submission().revision();
    if (revision == null || revision != battery.revision()) {
      call.say(Flash.problem(call.text("form.stale")));
      show(call, 409, form, input, battery, battery.revision());
      return;
    }
    boolean changed = false;
    if (input.isGood()) {
      try {
        Battery before = battery.battery();
        List<String> from = madeFrom(input, before.derivedFrom(), shown(form, before));
        laboratory
            .batteries()
            .change(call.actor(), battery.id(), reader.read(before, from), revision);
        changed = true;
      } catch (InvalidException e) {
        refused(input, e);
      } catch (IllegalArgumentException e) {
        input.error("technology", String.valueOf(e.getMessage()));
      } catch (ConflictException e) {
        input.error(taken(input), call.text("battery.taken"));
      }
    }
    if (!changed) {
      show(call, 422, form, input, battery, revision);
      return;
    }
    call.redirect(BatteryRoom.LIST + "/" + battery.id(), Flash.done(call.text("battery.changed")));
  }

  /** Whether there is such a battery already, while one types. */
  void taken(PageCall call) {
    String number = call.query("serialNumber");
    String name = call.query("name");
    String wanted = number != null ? number : name;
    String except = call.query("except");
    boolean taken =
        wanted != null
            && wanted.length() <= 200
            && finder.find(call, wanted, true).stream()
                .filter(b -> !b.id().toString().equals(except))
                .map(RegisteredBattery::battery)
                .anyMatch(
                    b ->
                        same(number == null ? null : number, b.serialNumber())
                            && (number != null || same(name, BatteryWords.name(b)))
                            && same(call.query("manufacturer"), BatteryWords.maker(b))
                            && same(call.query("model"), b.model()));
    call.json(
        Map.of(
            "field",
            number != null ? "serialNumber" : "name",
            "message",
            taken ? call.text("battery.taken") : ""));
  }

  private static boolean same(@Nullable String one, @Nullable String other) {
    return Objects.requireNonNullElse(one, "")
        .strip()
        .toLowerCase(Locale.ROOT)
        .equals(Objects.requireNonNullElse(other, "").strip().toLowerCase(Locale.ROOT));
  }

  private static void show(
      PageCall call,
      int status,
      BatteryForm form,
      FormInput input,
      @Nullable RegisteredBattery known,
      @Nullable Long revision) {
    String action =
        known == null ? BatteryRoom.LIST + "/new" : BatteryRoom.LIST + "/" + known.id() + "/change";
    FormView view =
        FormView.of(action, input, call.text(known == null ? "battery.add" : "battery.save"));
    view = view.cancel(known == null ? BatteryRoom.LIST : BatteryRoom.LIST + "/" + known.id());
    if (revision != null) {
      view = view.revision(revision);
    }
    String title =
        known == null
            ? call.text("battery.new")
            : call.text("battery.change", BatteryWords.name(known));
    call.page("battery/form")
        .title(title)
        .section(known == null ? "battery-new" : "batteries")
        .status(status)
        .with("form", view.keep(known == null ? "battery-new" : "battery-" + known.id()))
        .with("groups", form.groups())
        .with("except", known == null ? "" : known.id().toString())
        .show();
  }
}
