package org.finales.server.web.bring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.finales.api.broker.BrokerException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.experiment.Experiment;
import org.finales.api.experiment.ImportDraft;
import org.finales.api.experiment.Listing;
import org.finales.api.experiment.RegisterQuery;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.experiment.RegisteredProtocol;
import org.finales.api.property.Attribute;
import org.finales.api.quantity.Quantity;
import org.finales.core.cyclingdata.CyclingFile;
import org.finales.core.cyclingdata.Report;
import org.finales.core.cyclingdata.table.DataFileException;
import org.finales.core.cyclingdata.table.Mapping;
import org.finales.core.engine.Action;
import org.finales.core.experimentdata.ImportOptions;
import org.finales.core.lab.ExperimentFiles;
import org.finales.core.lab.Laboratory;
import org.finales.server.web.battery.BatteryWords;
import org.finales.server.web.kit.NavigationItem;
import org.finales.server.web.kit.PageCall;
import org.finales.server.web.kit.Pages;
import org.finales.server.web.kit.Room;
import org.finales.server.web.kit.SentFile;
import org.finales.server.web.kit.chart.ChartView;
import org.finales.server.web.kit.form.Field.Option;
import org.finales.server.web.kit.form.FormInput;
import org.finales.server.web.kit.form.FormView;
import org.jspecify.annotations.Nullable;

/** Bringing in data of experiments that were run elsewhere. */
public final class BringRoom implements Room {
  static final String HERE = "/lab/experiments/import";

  private static final String FILES = HERE + "/files";
  private static final long MOST_SENT = 2L << 30;
  private static final int MOST_CHOICES = 5_000;
  private static final int AT_ONCE = 1_000;

  private final Laboratory laboratory;
  private final ExperimentFiles files;
  private final Staging staging;

  /**
   * Makes the room of a laboratory.
   *
   * @param folder where files lie while they are looked at; emptied at first
   */
  public BringRoom(Laboratory laboratory, Path folder) {
    this.laboratory = laboratory;
    this.files = new ExperimentFiles(laboratory);
    this.staging = new Staging(folder);
  }

  @Override
  public String texts() {
    return "bring";
  }

  @Override
  public List<NavigationItem> navigation() {
    return List.of(NavigationItem.adding("bring", "bring.nav", HERE, Action.REQUEST, 40));
  }

  @Override
  public void register(Pages pages) {
    pages.get(HERE, Action.REQUEST, this::page);
    pages.post(FILES, Action.REQUEST, MOST_SENT, this::take);
    pages.post(FILES + "/{id}/look", Action.REQUEST, this::lookAgain);
    pages.post(FILES + "/{id}/store", Action.REQUEST, this::store);
    pages.post(FILES + "/{id}/forget", Action.REQUEST, this::forget);
  }

  @Override
  public void stopping() {
    staging.close();
  }

  private void page(PageCall call) {
    call.page("bring/page")
        .title(call.text("bring.title"))
        .section("bring")
        .charts()
        .with("battery", call.query("battery") == null ? "" : call.query("battery"))
        .with(
            "noBatteries",
            laboratory.batteries().list(call.actor(), RegisterQuery.all()).total() == 0)
        .show();
  }

  private List<Option> batteries(PageCall call) {
    List<Option> all = new ArrayList<>();
    while (all.size() < MOST_CHOICES) {
      Listing<RegisteredBattery> part =
          laboratory
              .batteries()
              .list(call.actor(), new RegisterQuery(null, true, all.size(), AT_ONCE));
      part.items().forEach(b -> all.add(new Option(b.id().toString(), BatteryWords.name(b))));
      if (part.items().size() < AT_ONCE) {
        break;
      }
    }
    return all;
  }

  private List<Option> protocols(PageCall call) {
    List<Option> all = new ArrayList<>();
    while (all.size() < MOST_CHOICES) {
      Listing<RegisteredProtocol> part =
          laboratory
              .protocols()
              .list(call.actor(), new RegisterQuery(null, true, all.size(), AT_ONCE));
      part.items()
          .forEach(
              p -> all.add(new Option(p.id().toString(), String.valueOf(p.protocol().name()))));
      if (part.items().size() < AT_ONCE) {
        break;
      }
    }
    return all;
  }

  private StagedFile find(PageCall call) {
    StagedFile found = staging.find(call.id("id"), call.actor().account());
    if (found == null) {
      throw new NotFoundException(call.text("bring.gone"));
    }
    return found;
  }

  /** What was found in a file. */
  private record Look(
      @Nullable Mapping mapping, @Nullable Report report, String problem, boolean proposed) {}

  private static Look look(StagedFile file, @Nullable Mapping mapping) {
    Mapping known = mapping;
    boolean proposed = false;
    try {
      CyclingFile data =
          mapping == null ? CyclingFile.of(file.place()) : CyclingFile.of(file.place(), mapping);
      known = data.mapping();
      proposed = data.isProposed();
      return new Look(known, data.inspect(), "", proposed);
    } catch (DataFileException e) {
      return new Look(known, null, String.valueOf(e.getMessage()), proposed);
    }
  }

  /** A file that was dropped: looked at, nothing is stored. */
  private void take(PageCall call) {
    List<SentFile> sent = call.submission().files("file");
    if (sent.isEmpty()) {
      throw call.refusal(422, "no-file", call.text("form.required-file"));
    }
    StagedFile kept = staging.keep(sent.get(0), call.actor().account(), call.pages().clock());
    if (kept == null) {
      throw call.refusal(413, "too-many", call.text("bring.too-many", Staging.MOST_FILES));
    }
    Look look = look(kept, null);
    BringForm form =
        new BringForm(call.pages().texts(), batteries(call), protocols(call), look.mapping());
    FormInput input = form.spec().blank(call.pages().texts());
    String name = kept.name().replaceFirst("\\.[A-Za-z0-9]{1,10}$", "");
    input
        .with("name", name.length() > 200 ? name.substring(0, 200) : name)
        .with("battery", call.submission().find("battery"));
    if (look.mapping() != null) {
      form.fill(input, look.mapping());
    }
    show(call, kept, form, input, look, look.proposed());
  }

  /** The mapping in which a file was read first, whose columns the form has. */
  private static @Nullable Mapping mapping(StagedFile file) {
    try {
      return CyclingFile.of(file.place()).mapping();
    } catch (DataFileException e) {
      return null;
    }
  }

  private void lookAgain(PageCall call) {
    StagedFile file = find(call);
    BringForm form =
        new BringForm(call.pages().texts(), batteries(call), protocols(call), mapping(file));
    FormInput input = form.spec().read(call.submission(), call.pages().texts());
    Mapping mapping = form.read(input);
    Look look =
        mapping == null
            ? new Look(null, null, call.text("bring.mapping"), true)
            : look(file, mapping);
    show(call, file, form, input, look, true);
  }

  private void store(PageCall call) {
    StagedFile file = find(call);
    BringForm form =
        new BringForm(call.pages().texts(), batteries(call), protocols(call), mapping(file));
    FormInput input = form.spec().read(call.submission(), call.pages().texts());
    Mapping mapping = form.read(input);
    if (input.isGood() && mapping != null) {
      try {
        Experiment stored = bringIn(call, file, input, mapping);
        staging.forget(file);
        call.page("bring/stored").title(stored.name()).with("experiment", stored).show();
        return;
      } catch (InvalidException e) {
        boolean before = e.violations().stream().anyMatch(v -> v.path().contains("file"));
        input.error(
            before ? "again" : e.violations().isEmpty() ? "name" : "skip",
            e.violations().isEmpty()
                ? String.valueOf(e.getMessage())
                : e.violations().get(0).message());
      } catch (DataFileException | BrokerException e) {
        input.error("name", String.valueOf(e.getMessage()));
      }
    }
    show(
        call,
        file,
        form,
        input,
        mapping == null
            ? new Look(null, null, call.text("bring.mapping"), true)
            : look(file, mapping),
        !input.isGood());
  }

  private Experiment bringIn(PageCall call, StagedFile file, FormInput input, Mapping mapping) {
    String protocol = input.find("protocol");
    ImportDraft draft =
        new ImportDraft(
            input.text("name"),
            input.text("description"),
            UUID.fromString(input.text("battery")),
            protocol == null ? null : UUID.fromString(protocol),
            null,
            attributes(input),
            null,
            null);
    ImportOptions options =
        new ImportOptions(
            input.text("name"),
            file.name(),
            input.moment("start"),
            input.isChecked("skip"),
            input.isChecked("again"));
    return files
        .bringIn(call.actor(), draft, CyclingFile.of(file.place(), mapping), options)
        .experiment();
  }

  private static List<Attribute> attributes(FormInput input) {
    List<Attribute> all = new ArrayList<>();
    Quantity volume = input.quantity("volume");
    Quantity flow = input.quantity("maxFlow");
    if (volume != null) {
      all.add(Attribute.of("electrolyte volume", volume.value(), volume.unit().symbol()));
    }
    if (flow != null) {
      all.add(Attribute.of("maximum flow rate", flow.value(), flow.unit().symbol()));
    }
    return all;
  }

  private void forget(PageCall call) {
    staging.forget(find(call));
    call.json(Map.of("done", true));
  }

  private static void show(
      PageCall call, StagedFile file, BringForm form, FormInput input, Look look, boolean open) {
    List<BringView.MappedFields> columns = new ArrayList<>();
    Mapping first = mapping(file);
    if (first != null) {
      first
          .columns()
          .forEach(column -> columns.add(BringView.MappedFields.of(column, form.column(column))));
    }
    Report report = look.report();
    BringView view =
        new BringView(
            file.id().toString(),
            file.name(),
            size(file.size()),
            look.mapping() == null ? "" : look.mapping().format(),
            report,
            look.problem(),
            form.what(),
            form.how(),
            columns,
            open || report == null);
    ChartView chart =
        report == null
            ? null
            : ChartView.of(
                    "course-" + file.id(),
                    call.text("bring.course"),
                    call.text("bring.course.summary", file.name()),
                    BringView.course(report))
                .along(ChartView.Along.ELAPSED, call.text("bring.time"), "")
                .upward(List.of(call.text("bring.voltage"), call.text("bring.current")));
    call.page("bring/file")
        .title(file.name())
        .with("view", view)
        .with(
            "form",
            FormView.of(FILES + "/" + file.id() + "/store", input, call.text("bring.store")))
        .with("chart", chart)
        .show();
  }

  private static String size(long bytes) {
    return bytes < 1 << 20 ? (bytes + 1023) / 1024 + " kiB" : (bytes >> 20) + " MiB";
  }
}
