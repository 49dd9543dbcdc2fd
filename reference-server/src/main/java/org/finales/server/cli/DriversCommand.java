package org.finales.server.cli;

import java.util.List;
import org.finales.cycler.driver.DriverInfo;
import org.finales.cycler.driver.Drivers;
import org.finales.cycler.driver.Setting;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Which instruments can be driven, and how. */
@Command(
    name = "drivers",
    description = "Lists the drivers of instruments, or all settings of one of them.")
final class DriversCommand implements Runnable {
  private final Terminal terminal;

  @Parameters(paramLabel = "CODE", arity = "0..1", description = "code of a driver")
  private @Nullable String code;

  DriversCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    Drivers drivers = Drivers.discovered();
    if (code == null) {
      list(drivers);
    } else {
      settings(drivers, code);
    }
  }

  private void list(Drivers drivers) {
    Table table = new Table();
    for (DriverInfo info : drivers.list()) {
      table.row(
          info.code(),
          info.schemes().isEmpty() ? "-" : String.join(",", info.schemes()),
          info.name() + (info.experimental() == null ? "" : " [experimental]"));
    }
    table.print(terminal);
  }

  private void settings(Drivers drivers, String wanted) {
    List<Setting> settings = drivers.settings(wanted);
    DriverInfo info = drivers.info(wanted);
    terminal.note(info.name());
    if (info.experimental() != null) {
      terminal.note("experimental: " + info.experimental());
    }
    terminal.note(
        info.probe() == null ? "a scan cannot find it by asking" : "a scan sends: " + info.probe());
    Table table = new Table();
    for (Setting setting : settings) {
      table.row(setting.name(), value(setting), setting.description());
    }
    table.print(terminal);
  }

  private static String value(Setting setting) {
    if (setting.secret()) {
      return "(secret)";
    }
    if (!setting.choices().isEmpty()) {
      return String.join("|", setting.choices());
    }
    String standard = setting.standard();
    if (standard != null && !standard.isEmpty()) {
      return standard;
    }
    String unit = setting.unit();
    return (setting.required() ? "required" : "-")
        + (unit == null || unit.equals("1") ? "" : " in " + unit);
  }
}
