package org.finales.core.protocol;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.finales.api.cycling.Protocol;
import org.finales.core.protocol.exchange.ExportOptions;

/** Documents of our own that the tests of formats share. */
final class Examples {
  static final ExportOptions OPTIONS =
      ExportOptions.ofDefaults()
          .withClock(Clock.fixed(Instant.parse("2026-11-20T08:25:17Z"), ZoneOffset.UTC));

  /** What every format but PyBaMM and tomato can say. */
  static final String FORMATION =
      """
      {"sample": {"name": "half cell 12", "capacity_mAh": "3.6"},
       "record": {"time_s": 30, "voltage_V": 0.01, "current_mA": "0.05"},
       "safety": {"max_voltage_V": 4.5, "min_voltage_V": 0, "max_current_mA": 20,
                  "min_current_mA": -20, "delay_s": 0.5},
       "method": [
         {"step": "open_circuit_voltage", "until_time_s": "7200"},
         {"step": "tag", "tag": "formation"},
         {"step": "constant_current", "rate_C": "C/20", "until_voltage_V": 4.3, "until_time_s": ""},
         {"step": "constant_voltage", "voltage_V": 4.3, "until_rate_C": "C/50", "until_time_s": 3600},
         {"step": "constant_current", "rate_C": "D/20", "until_voltage_V": 2.8},
         {"step": "loop", "loop_to": "formation", "cycle_count": 3},
         {"step": "constant_current", "current_mA": 0.75, "until_time_s": 900.5, "until_voltage_V": 3.1},
         {"step": "constant_voltage", "voltage_V": 3.1, "until_current_mA": -0.02},
         {"step": "voltage_scan", "start_voltage_V": 3.1, "end_voltage_V": 2.9,
          "scan_rate_mV_per_s": 0.1}]}
      """;

  private Examples() {}

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static Protocol read(String unicycler) {
    return ProtocolFormat.UNICYCLER.read(bytes(unicycler)).value();
  }

  /** Reads the method with a record and a sample around it. */
  static Protocol method(String... steps) {
    return read(
        """
        {"sample": {"name": "s", "capacity_mAh": 10}, "record": {"time_s": 1}, "method": [%s]}"""
            .formatted(String.join(",", steps)));
  }

  static String write(ProtocolFormat format, Protocol protocol) {
    return format.write(protocol, OPTIONS).value();
  }

  /** A document in every format, by its format. */
  static Map<ProtocolFormat, byte[]> all() {
    Protocol whole = read(FORMATION);
    Protocol plain = whole.toBuilder().steps(List.copyOf(whole.steps().subList(0, 7))).build();
    Map<ProtocolFormat, byte[]> all = new TreeMap<>();
    for (ProtocolFormat format : ProtocolFormat.values()) {
      boolean few = format == ProtocolFormat.PYBAMM || format == ProtocolFormat.TOMATO;
      all.put(format, write(format, few ? plain : whole).getBytes(format.charset()));
    }
    return all;
  }
}
