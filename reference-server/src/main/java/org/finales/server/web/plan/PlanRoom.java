package org.finales.server.web.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.finales.api.broker.NotFoundException;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.text.ProfileText;
import org.finales.api.experiment.Listing;
import org.finales.api.experiment.RegisterQuery;
import org.finales.api.experiment.RegisteredBattery;
import org.finales.api.experiment.RegisteredProtocol;
import org.finales.core.engine.Action;
import org.finales.core.lab.Laboratory;
import org.finales.core.lab.Suiting;
import org.finales.core.protocol.ProtocolFormat;
import org.finales.core.protocol.exchange.Converted;
import org.finales.core.protocol.exchange.ProtocolFormatException;
import org.finales.server.web.kit.NavigationItem;
import org.finales.server.web.kit.PageCall;
import org.finales.server.web.kit.Pages;
import org.finales.server.web.kit.Room;
import org.finales.server.web.kit.SentFile;
import org.finales.server.web.kit.Submission;
import org.finales.server.web.kit.chart.ChartData;
import org.jspecify.annotations.Nullable;

/** Adding experiments. */
public final class PlanRoom implements Room {
  static final String HERE = "/lab/experiments/new";

  private static final int SHOWN = 100;
  private static final int MOST_SENT = ProtocolFormat.MAX_BYTES + (64 << 10);

  private final Laboratory laboratory;
  private final Planner planner;

  /** Makes the room of a laboratory. */
  public PlanRoom(Laboratory laboratory) {
    this.laboratory = laboratory;
    this.planner = new Planner(laboratory);
  }

  @Override
  public String texts() {
    return "plan";
  }

  @Override
  public List<NavigationItem> navigation() {
    return List.of(NavigationItem.adding("plan", "plan.nav", HERE, Action.REQUEST, 20));
  }

  @Override
  public void register(Pages pages) {
    PlanDesk desk = new PlanDesk(laboratory, planner);
    pages.get(HERE, Action.REQUEST, desk::blank);
    pages.post(HERE, Action.REQUEST, desk::add);
    pages.post(HERE + "/check", Action.REQUEST, this::check);
    pages.get(HERE + "/course/{key}", Action.REQUEST, this::course);
    pages.get(HERE + "/protocols", Action.REQUEST, this::protocols);
    pages.get(HERE + "/text/{id}", Action.REQUEST, this::text);
    pages.post(HERE + "/upload", Action.REQUEST, MOST_SENT, this::upload);
  }

  static @Nullable UUID uuid(@Nullable String text) {
    try {
      return text == null || text.length() != 36 ? null : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private void check(PageCall call) {
    Submission sent = call.submission();
    boolean select = !PlanForm.WRITE.equals(sent.find("way"));
    UUID battery = uuid(sent.find("battery"));
    UUID protocol = uuid(sent.find("protocol"));
    String text = sent.raw("text");
    RegisteredBattery chosen =
        battery == null ? null : laboratory.batteries().find(call.actor(), battery).orElse(null);
    RegisteredProtocol registered =
        protocol == null || !select
            ? null
            : laboratory.protocols().find(call.actor(), protocol).orElse(null);
    Planner.Reading reading =
        Planner.read(select || text == null ? "" : text.replace("\r\n", "\n"));
    Plan plan =
        planner.plan(
            call.actor(),
            chosen,
            uuid(sent.find("station")),
            registered,
            reading,
            soc(sent.find("soc"), sent.find("soc.unit")));
    call.page("plan/check").title(call.text("plan.preview")).with("plan", plan).show();
  }

  /** A state of charge from 0 to 1 as it is being typed; NaN for none. */
  private static double soc(@Nullable String typed, @Nullable String unit) {
    if (typed == null || !typed.matches("[0-9]{1,3}([.,][0-9]{1,9})?")) {
      return Double.NaN;
    }
    double number = Double.parseDouble(typed.replace(',', '.'));
    double part = "1".equals(unit) ? number : number / 100;
    return part <= 1 ? part : Double.NaN;
  }

  private void course(PageCall call) {
    ChartData data = planner.course(call.path("key"));
    if (data == null) {
      throw new NotFoundException(call.text("plan.course-gone"));
    }
    call.json(data);
  }

  /**
   * A protocol to choose.
   *
   * @param protocol the protocol
   * @param suits whether it can be chosen
   * @param reasons what keeps it from battery or station, or is worth knowing
   */
  public record Choice(RegisteredProtocol protocol, boolean suits, List<String> reasons) {
    /** Copies the list. */
    public Choice {
      reasons = List.copyOf(reasons);
    }
  }

  private void protocols(PageCall call) {
    UUID battery = uuid(call.query("battery"));
    UUID station = uuid(call.query("station"));
    UUID chosen = uuid(call.query("protocol"));
    String text = call.query("q");
    RegisterQuery query =
        new RegisterQuery(text == null || text.length() > 200 ? null : text, false, 0, SHOWN);
    List<Choice> all = new ArrayList<>();
    long total;
    if (battery != null && laboratory.batteries().find(call.actor(), battery).isPresent()) {
      boolean place =
          station != null && laboratory.stations().find(call.actor(), station).isPresent();
      Listing<Suiting> compared =
          laboratory.protocols().suiting(call.actor(), battery, place ? station : null, query);
      total = compared.total();
      for (Suiting each : compared.items()) {
        all.add(
            new Choice(
                each.protocol(),
                each.suits(),
                each.findings().stream().limit(5).map(Object::toString).toList()));
      }
      all.sort(java.util.Comparator.comparing(choice -> !choice.suits()));
    } else {
      Listing<RegisteredProtocol> listed = laboratory.protocols().list(call.actor(), query);
      total = listed.total();
      listed.items().forEach(each -> all.add(new Choice(each, true, List.of())));
    }
    call.page("plan/protocols")
        .title(call.text("plan.protocol"))
        .with("choices", all)
        .with("chosen", chosen == null ? "" : chosen.toString())
        .with("more", total - all.size())
        .with("narrowed", query.text() != null)
        .show();
  }

  /** The text of a protocol that is registered, to go on from. */
  private void text(PageCall call) {
    UUID id = call.id("id");
    RegisteredProtocol known =
        laboratory
            .protocols()
            .find(call.actor(), id)
            .orElseThrow(() -> new NotFoundException(call.text("error.not-an-id", id)));
    String text = known.text();
    call.json(
        Map.of(
            "name",
            String.valueOf(known.protocol().name()),
            "text",
            text == null ? ProfileText.write(known.protocol()) : text));
  }

  /** A document in any format that protocols are read in, as the text that people write. */
  private void upload(PageCall call) {
    List<SentFile> files = call.submission().files("file");
    if (files.isEmpty()) {
      throw call.refusal(422, "no-file", call.text("form.required-file"));
    }
    SentFile file = files.get(0);
    if (file.size() > ProtocolFormat.MAX_BYTES) {
      throw call.refusal(413, "too-large", call.text("plan.upload.large", "8 MiB"));
    }
    byte[] document;
    try {
      document = Files.readAllBytes(file.path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Optional<ProtocolFormat> format = ProtocolFormat.detect(document);
    if (format.isEmpty()) {
      throw call.refusal(422, "no-protocol", call.text("plan.upload.unknown", file.name()));
    }
    String name = file.name().replaceFirst("\\.[A-Za-z0-9]{1,10}$", "");
    if (format.get() == ProtocolFormat.PROFILE) {
      // Also with mistakes: they are shown where they stand.
      String text = new String(document, StandardCharsets.UTF_8).replace("\r\n", "\n");
      call.json(
          answer(
              name, text.startsWith("\uFEFF") ? text.substring(1) : text, format.get(), List.of()));
      return;
    }
    try {
      Converted<Protocol> read = format.get().read(document);
      Protocol protocol = read.value();
      String own = protocol.name();
      call.json(
          answer(
              own == null ? name : own,
              ProfileText.write(protocol),
              format.get(),
              read.warnings()));
    } catch (ProtocolFormatException e) {
      throw call.refusal(
          422,
          "unreadable-protocol",
          call.text(
              "plan.upload.refused",
              file.name(),
              format.get().label(),
              String.valueOf(e.getMessage())));
    }
  }

  private static Map<String, Object> answer(
      String name, String text, ProtocolFormat format, List<String> warnings) {
    return Map.of(
        "name",
        name.length() > 200 ? name.substring(0, 200) : name,
        "text",
        text,
        "format",
        format.label(),
        "warnings",
        warnings);
  }
}
