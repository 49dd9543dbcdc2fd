package org.finales.server.web.station;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.finales.api.json.FinalesJson;
import org.finales.cycler.driver.CompositeSettings;
import org.finales.cycler.driver.ConnectionString;
import org.finales.cycler.driver.DriverInfo;
import org.finales.cycler.driver.Drivers;
import org.finales.cycler.driver.Found;
import org.finales.cycler.driver.PortScan;
import org.finales.cycler.driver.Setting;
import org.finales.cycler.spi.AuxiliaryInput;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceException;
import org.finales.cycler.spi.Reading;
import org.finales.server.station.ServerStations;
import org.finales.server.web.kit.PageCall;
import org.finales.server.web.kit.Pages;
import org.finales.server.web.kit.Submission;
import org.jspecify.annotations.Nullable;

/** The instruments of the server's own computer: found, set up and read for trial. */
final class Instruments {
  private static final String SETTING = "s.";
  private static final int MOST_SHOWN = 100;
  private static final int MOST_TEXT = 2_000;

  private final Drivers drivers;
  private final Path folder;
  private volatile @Nullable Scan scan;

  Instruments(ServerStations own) {
    this.drivers = own.drivers();
    this.folder = own.folder();
  }

  void register(Pages pages, org.finales.core.engine.Action action) {
    pages.get(StationRoom.LIST + "/drivers/{code}", action, this::settings);
    pages.post(StationRoom.LIST + "/connection", action, this::connection);
    pages.post(StationRoom.LIST + "/composite", action, this::composite);
    pages.post(StationRoom.LIST + "/read", action, this::read);
    pages.get(StationRoom.LIST + "/scan", action, this::scanned);
    pages.post(StationRoom.LIST + "/scan", action, this::scan);
  }

  /** What one has to say to reach an instrument, each explained. */
  private void settings(PageCall call) {
    String code = call.path("code");
    DriverInfo info = known(call, code);
    call.page("station/driver")
        .title(info.name())
        .with("driver", info)
        .with("settings", drivers.settings(code))
        .with("ports", drivers.ports())
        .show();
  }

  /** Puts a connection string together. */
  private void connection(PageCall call) {
    Submission sent = call.submission();
    String code = sent.find("driver");
    if (code == null) {
      throw call.refusal(422, "no-driver", call.text("station.no-driver"));
    }
    DriverInfo info = known(call, code);
    String scheme = sent.find("scheme");
    String target = sent.find("target");
    boolean simulation = info.schemes().isEmpty();
    if (target == null) {
      throw call.refusal(422, "no-target", call.text("station.no-target"));
    }
    Map<String, String> settings = new LinkedHashMap<>();
    for (Setting each : drivers.settings(code)) {
      String value = sent.find(SETTING + each.name());
      if (value != null && !value.equals(each.standard())) {
        settings.put(each.name(), value);
      }
    }
    String text = new ConnectionString(code, simulation ? null : scheme, target, settings).text();
    checked(call, text);
    call.json(Map.of("text", text));
  }

  private DriverInfo known(PageCall call, String code) {
    try {
      return drivers.info(code);
    } catch (DeviceException e) {
      throw call.refusal(404, "no-driver", String.valueOf(e.getMessage()));
    }
  }

  private static void checked(PageCall call, String text) {
    try {
      ConnectionString.of(text);
    } catch (DeviceException e) {
      throw call.refusal(422, "no-connection", String.valueOf(e.getMessage()));
    }
  }

  /** Makes one channel of several instruments. */
  private void composite(PageCall call) {
    Submission sent = call.submission();
    List<CompositeSettings.Input> inputs = new ArrayList<>();
    String more = sent.find("inputs");
    if (more != null) {
      for (String line : more.lines().toList()) {
        if (!line.isBlank()) {
          inputs.add(new CompositeSettings.Input(line.strip(), null, null));
        }
      }
    }
    for (String name : List.of("source", "load", "voltmeter")) {
      String where = sent.find(name);
      if (where != null) {
        checked(call, where.replaceFirst("#[^#]*$", ""));
      }
    }
    CompositeSettings settings =
        new CompositeSettings(
            "1", sent.find("source"), sent.find("load"), sent.find("voltmeter"), inputs);
    if (settings.source() == null && settings.load() == null) {
      throw call.refusal(422, "no-source", call.text("station.composite.none"));
    }
    try {
      Path composites = Files.createDirectories(folder.resolve("composite"));
      Path file = composites.resolve(UUID.randomUUID() + ".json");
      Files.write(file, FinalesJson.writeBytes(settings));
      call.json(Map.of("text", "composite:" + file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens an instrument, reads each of its channels, and closes it. */
  private void read(PageCall call) {
    String where = call.submission().find("device");
    if (where == null || where.length() > MOST_TEXT) {
      throw call.refusal(422, "no-device", call.text("station.no-device"));
    }
    List<Readout> channels = new ArrayList<>();
    String identity = "";
    String problem = "";
    try (CyclerDevice device = drivers.open(ConnectionString.of(where))) {
      identity = device.identity().text();
      for (CyclerChannel channel : device.channels()) {
        if (channels.size() < MOST_SHOWN) {
          channels.add(readout(channel));
        }
      }
    } catch (DeviceException e) {
      problem = String.valueOf(e.getMessage());
    }
    call.page("station/readout")
        .title(call.text("station.readout"))
        .with("identity", identity)
        .with("channels", channels)
        .with("problem", problem)
        .show();
  }

  private static Readout readout(CyclerChannel channel) {
    Reading reading = channel.read();
    List<String> inputs = new ArrayList<>();
    List<AuxiliaryInput> known = channel.inputs();
    for (int i = 0; i < Math.min(known.size(), reading.auxiliaries()); i++) {
      inputs.add(
          known.get(i).name()
              + ": "
              + Readout.number(reading.auxiliary(i))
              + " "
              + known.get(i).kind().unit());
    }
    return new Readout(
        channel.name(),
        Readout.number(reading.voltage()) + " V",
        Readout.number(reading.current()) + " A",
        inputs);
  }

  /** A search for instruments, of which there is one at a time. */
  static final class Scan {
    private final Instant begun;
    private final int questions;
    private final List<Found> found = new ArrayList<>();
    private boolean over;
    private String problem = "";

    Scan(Instant begun, int questions) {
      this.begun = begun;
      this.questions = questions;
    }

    synchronized void found(Found one) {
      found.add(one);
    }

    synchronized void end(String trouble) {
      over = true;
      problem = trouble;
    }

    synchronized boolean isOver() {
      return over;
    }

    synchronized ScanView view() {
      return new ScanView(
          begun,
          questions,
          found.size(),
          over,
          problem,
          found.stream()
              .filter(each -> each.identity() != null)
              .map(
                  each ->
                      new ScanView.Hit(
                          each.where().text(),
                          String.valueOf(each.identity() == null ? "" : each.identity().text())))
              .toList());
    }
  }

  private List<String> askable() {
    return drivers.list().stream()
        .filter(info -> info.probe() != null)
        .map(DriverInfo::code)
        .toList();
  }

  private void scanned(PageCall call) {
    Scan known = scan;
    Map<String, String> questions = new LinkedHashMap<>();
    if (known == null) {
      questions.putAll(new PortScan(drivers).announce(drivers.ports(), askable()));
    }
    call.page("station/scan")
        .title(call.text("station.scan"))
        .with("scan", known == null ? null : known.view())
        .with("questions", questions)
        .show();
  }

  private synchronized void scan(PageCall call) {
    Scan before = scan;
    if (before == null || before.isOver()) {
      List<String> ports = drivers.ports();
      PortScan asking = new PortScan(drivers);
      Scan next =
          new Scan(call.pages().clock().instant(), asking.announce(ports, askable()).size());
      scan = next;
      Thread thread =
          new Thread(
              () -> {
                String problem = "";
                try {
                  asking.run(ports, askable(), next::found);
                } catch (RuntimeException e) {
                  problem = String.valueOf(e.getMessage());
                } finally {
                  next.end(problem);
                }
              },
              "scan for instruments");
      thread.setDaemon(true);
      thread.start();
    }
    scanned(call);
  }
}
