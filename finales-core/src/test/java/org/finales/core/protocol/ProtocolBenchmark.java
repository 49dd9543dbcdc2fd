package org.finales.core.protocol;

import java.util.Locale;
import java.util.Map;
import org.finales.core.protocol.exchange.ProtocolFormatException;

/**
 * Reads spoiled documents of every format and says how long the slowest takes. An input counts as
 * slow only if it is slow each of several times, as a busy computer makes any input slow once.
 */
final class ProtocolBenchmark {
  private static final int AGAIN = 20;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double LIMIT = 1;

  private ProtocolBenchmark() {}

  /**
   * Runs it.
   *
   * @param arguments how many inputs each format gets
   */
  public static void main(String[] arguments) {
    int rounds = Integer.parseInt(arguments[0]);
    Map<ProtocolFormat, byte[]> documents = Examples.all();
    for (ProtocolFormat format : ProtocolFormat.values()) {
      Garbler garbler = new Garbler(7L + format.ordinal(), documents.values());
      byte[] document = documents.getOrDefault(format, new byte[0]);
      for (int i = 0; i < rounds / 10; i++) {
        time(format, garbler.garble(document));
      }
      long total = 0;
      long worst = 0;
      int slow = 0;
      for (int i = 0; i < rounds; i++) {
        byte[] garbled = garbler.garble(document);
        long nanos = time(format, garbled);
        total += nanos;
        for (int j = 0; j < AGAIN && nanos > Math.min(worst, (long) NANOS_PER_MILLI); j++) {
          nanos = Math.min(nanos, time(format, garbled));
        }
        worst = Math.max(worst, nanos);
        slow += nanos > LIMIT * NANOS_PER_MILLI ? 1 : 0;
      }
      System.out.printf(
          Locale.ROOT,
          "%-13s %8d inputs of about %5d bytes: mean %7.4f ms, worst %7.4f ms, above 1 ms: %d%n",
          format,
          rounds,
          document.length,
          total / NANOS_PER_MILLI / rounds,
          worst / NANOS_PER_MILLI,
          slow);
    }
  }

  private static long time(ProtocolFormat format, byte[] document) {
    long start = System.nanoTime();
    try {
      format.read(document);
    } catch (ProtocolFormatException e) {
      // refused, which is what is timed
    }
    return System.nanoTime() - start;
  }
}
