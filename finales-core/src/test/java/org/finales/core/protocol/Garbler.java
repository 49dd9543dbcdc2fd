package org.finales.core.protocol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Spoils documents in ways that come from a seed. Not thread-safe. */
final class Garbler {
  private static final String[] PIECES = {
    "",
    "0",
    "-1",
    "1e308",
    "1e-308",
    "99999999999999999999",
    "NaN",
    "null",
    "true",
    "\"\"",
    "{}",
    "[]",
    "\"",
    "<",
    ">",
    "&",
    "&x;",
    "<!DOCTYPE a>",
    "\n",
    "\t",
    ",",
    ":",
    "\u0000",
    "C/3",
    "D/0",
    "loop",
    "tag",
    "step1",
    "\uD83D",
    "µ",
    "Modulo Bat",
    "Technique : 1",
    "until",
    " or ",
    "goto",
    "<Step1 Step_ID=\"1\" Step_Type=\"5\"/>",
    "\\u0000",
    "\\",
    "1/3",
    "END",
    "LOOP 9"
  };

  private final Random random;
  private final List<byte[]> others;

  Garbler(long seed, Iterable<byte[]> documents) {
    random = new Random(seed);
    others = new ArrayList<>();
    documents.forEach(others::add);
  }

  /** Returns the document with a few flips, cuts, repetitions and insertions. */
  byte[] garble(byte[] document) {
    byte[] garbled = document.clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      garbled = change(garbled);
    }
    return garbled;
  }

  private byte[] change(byte[] document) {
    int at = random.nextInt(document.length + 1);
    int end = Math.min(document.length, at + random.nextInt(40));
    return switch (random.nextInt(7)) {
      case 0 -> flip(document, at);
      case 1 -> join(document, at, new byte[0], end);
      case 2 -> join(document, at, java.util.Arrays.copyOfRange(document, at, end), at);
      case 3 -> java.util.Arrays.copyOf(document, at);
      case 4 -> number(document, at);
      case 5 -> {
        byte[] other = others.get(random.nextInt(others.size()));
        int from = random.nextInt(other.length);
        int to = Math.min(other.length, from + random.nextInt(200));
        yield join(document, at, java.util.Arrays.copyOfRange(other, from, to), at);
      }
      default ->
          join(
              document,
              at,
              PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8),
              end);
    };
  }

  private byte[] flip(byte[] document, int at) {
    byte[] flipped = document.clone();
    if (at < flipped.length) {
      flipped[at] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  /** Replaces the next digits, which reaches further than chance alone. */
  private byte[] number(byte[] document, int at) {
    int start = at;
    while (start < document.length && !Character.isDigit(document[start])) {
      start++;
    }
    int end = start;
    while (end < document.length && Character.isDigit(document[end])) {
      end++;
    }
    String[] numbers = {"0", "-5", "1e300", "7", "2147483648", "0.0000001", "3.5", "\"2\"", ""};
    byte[] number = numbers[random.nextInt(numbers.length)].getBytes(StandardCharsets.UTF_8);
    return join(document, start, number, end);
  }

  private static byte[] join(byte[] document, int start, byte[] middle, int end) {
    byte[] joined = new byte[start + middle.length + document.length - end];
    System.arraycopy(document, 0, joined, 0, start);
    System.arraycopy(middle, 0, joined, start, middle.length);
    System.arraycopy(document, end, joined, start + middle.length, document.length - end);
    return joined;
  }
}
