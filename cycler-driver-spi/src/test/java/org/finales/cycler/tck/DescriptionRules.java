package org.finales.cycler.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.finales.api.quantity.Unit;
import org.finales.cycler.driver.ConnectionString;
import org.finales.cycler.driver.DriverInfo;
import org.finales.cycler.driver.Setting;
import org.finales.cycler.driver.SettingType;
import org.finales.cycler.driver.Settings;
import org.finales.cycler.spi.DeviceIdentity;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a driver says about itself, before any instrument is opened. */
interface DescriptionRules extends Rules {

  @Test
  @DisplayName(
      "[R-101 required] a driver has a code and a name, and always says the same of itself")
  default void r101SaysWhoItIs() {
    DriverInfo info = bench().driver().info();
    assertFalse(info.name().isBlank(), "the name of the driver is blank");
    assertEquals(info, bench().driver().info(), "asked twice for its description");
    assertEquals(
        info.code(),
        ConnectionString.of(bench().author().connection()).driver(),
        "connection() is for another driver");
  }

  @Test
  @DisplayName(
      "[R-102 required] every setting has a name, a description and a standard that it takes")
  default void r102DocumentsItsSettings() {
    DriverInfo info = bench().driver().info();
    Set<String> names = new HashSet<>();
    for (Setting setting : info.settings()) {
      String name = setting.name();
      assertTrue(
          name.matches("[a-z0-9]+(-[a-z0-9]+)*"),
          () -> "the setting \"" + name + "\" needs lower case words, joined by hyphens");
      assertTrue(names.add(name), () -> "two settings are called " + name);
      assertFalse(setting.description().isBlank(), () -> name + " has no description");
      assertEquals(
          setting.type() == SettingType.CHOICE,
          !setting.choices().isEmpty(),
          () -> name + ": a choice has choices, and nothing else has");
      String unit = setting.unit();
      if (setting.type() == SettingType.QUANTITY) {
        assertTrue(unit != null, () -> name + " is a quantity and needs a unit");
      }
      if (unit != null) {
        Unit.parse(unit);
      }
      String standard = setting.standard();
      if (standard != null) {
        Settings.of(info.code(), List.of(setting), Map.of(name, standard));
      }
    }
  }

  @Test
  @DisplayName(
      "[R-103 optional] a scan finds the instrument by what was announced, and changes nothing")
  default void r103ProbesAsAnnounced() {
    String probe = bench().driver().info().probe();
    if (probe == null) {
      throw Bench.lacking("a way to find the instrument by asking");
    }
    bench().needsSimulator();
    BenchConnection connection = bench().connection();
    DeviceIdentity found =
        bench()
            .driver()
            .probe(connection)
            .orElseThrow(() -> new AssertionError("the instrument was not found"));
    assertFalse(found.text().isBlank(), "the instrument that was found has no identity");
    assertTrue(connection.allClosed(), "the link was left open");
    assertFalse(bench().cable().anyOutputOn(), "an output went on");
    if (probe.matches("[*A-Za-z0-9:]+\\?")) {
      for (WatchedLink link : connection.links()) {
        String sent = new String(link.sent(), StandardCharsets.ISO_8859_1);
        assertTrue(
            sent.replace(probe, "").isBlank(),
            () -> "\"" + sent + "\" was sent, but " + probe + " was announced");
      }
    }
  }

  @Test
  @DisplayName(
      "[R-104 required] a driver that announces no question finds nothing and sends nothing")
  default void r104AsksNothingUnannounced() {
    if (bench().driver().info().probe() != null) {
      throw Bench.lacking("silence: the driver announces what it asks");
    }
    BenchConnection connection = bench().connection();
    assertTrue(bench().driver().probe(connection).isEmpty(), "something was found without asking");
    for (WatchedLink link : connection.links()) {
      assertEquals(0, link.sent().length, "bytes that were sent");
    }
  }
}
