package org.finales.api.cycling.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.finales.api.cycling.RandomProtocols;

/** Texts that are nearly profiles, or not at all; the same again for the same seed. */
final class ProfileFuzz {
  private static final int SEEDS = 500;
  private static final int LONGEST = 1500;
  private static final List<String> PIECES =
      List.of(
          "CC",
          "CV",
          "WAIT",
          "CCCV",
          "CP",
          "CR",
          "SCAN",
          "RAMP",
          "PULSES",
          "DRIVE",
          "EIS",
          "LOOP 3",
          "END",
          "REPEAT",
          "NAME",
          "SAFETY",
          "RECORD",
          "ATTRIBUTE",
          "CAPACITY",
          "UNITS",
          "NOTE",
          "CHAMBER",
          "VOLTAGE",
          "CURRENT",
          "TIME",
          "POWER",
          "TEMPERATURE",
          "MAX VOLTAGE",
          "NONE",
          "NOW",
          "LINEAR",
          ", ",
          ", ",
          ", ",
          "; ",
          " | ",
          "\n",
          "\n",
          "\r\n",
          " -> ",
          "GO TO ",
          "STOP",
          "FAIL",
          ": ",
          "\"",
          "\\",
          "\\u00",
          "#",
          " > ",
          " < ",
          "=",
          "C/3",
          "0.5C",
          "D/2",
          "C/0",
          "1e999999999",
          "-1",
          "0",
          "4.2",
          "1_0",
          "10 mV",
          "5 Ah{x}",
          "mAh",
          "1/h",
          "°C",
          "\u0000",
          "\uD800",
          "電",
          "−5",
          "🔋",
          "1".repeat(120),
          "((((((",
          "m^99",
          "mm.mm.mm/mm",
          "10*3",
          "e",
          "kgk",
          "\t");

  private final Random random;
  private final List<String> profiles = new ArrayList<>();

  ProfileFuzz(long seed) {
    this.random = new Random(seed);
    RandomProtocols protocols = new RandomProtocols(seed);
    while (profiles.size() < SEEDS) {
      String text = ProfileText.write(protocols.next());
      if (text.length() <= LONGEST) {
        profiles.add(text);
      }
    }
  }

  /** Returns the next text. */
  String next() {
    return random.nextInt(4) == 0 ? pieces() : mutated();
  }

  private String pieces() {
    StringBuilder out = new StringBuilder();
    int count = 1 + random.nextInt(60);
    for (int i = 0; i < count; i++) {
      out.append(piece());
    }
    return out.toString();
  }

  private String piece() {
    return random.nextInt(8) == 0
        ? String.valueOf((char) random.nextInt(random.nextBoolean() ? 128 : 65536))
        : PIECES.get(random.nextInt(PIECES.size()));
  }

  private String mutated() {
    StringBuilder out = new StringBuilder(profiles.get(random.nextInt(profiles.size())));
    int changes = random.nextInt(8);
    for (int i = 0; i < changes && out.length() > 0; i++) {
      int from = random.nextInt(out.length());
      int to = Math.min(out.length(), from + 1 + random.nextInt(12));
      switch (random.nextInt(5)) {
        case 0 -> out.delete(from, to);
        case 1 -> out.insert(from, piece());
        case 2 -> out.replace(from, to, piece());
        case 3 -> out.insert(random.nextInt(out.length()), out.substring(from, to));
        default -> out.setLength(Math.max(1, random.nextInt(4) == 0 ? from : out.length()));
      }
    }
    return out.toString();
  }
}
