package org.finales.api.cycling.text;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * How long it takes at worst to read or refuse a text that is nearly a profile. Run by the profile
 * {@code benchmark}; the only argument is how many texts there are.
 */
public final class ProfileBenchmark {
  private static final int WARM_UP = 50_000;
  private static final int AGAIN = 20;
  private static final long SLOW = 200_000;

  /** A busy machine disturbs what a thread uses of its processor little. */
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private ProfileBenchmark() {}

  /** Prints the figures. */
  public static void main(String[] args) {
    int count = args.length == 0 ? 1_000_000 : Integer.parseInt(args[0]);
    ProfileFuzz warm = new ProfileFuzz(1);
    for (int i = 0; i < WARM_UP; i++) {
      isRead(warm.next());
    }
    ProfileFuzz texts = new ProfileFuzz(2);
    int read = 0;
    int slow = 0;
    long total = 0;
    long longest = 0;
    long worst = 0;
    String worstText = "";
    for (int i = 0; i < count; i++) {
      String text = texts.next();
      long start = THREADS.getCurrentThreadCpuTime();
      read += isRead(text) ? 1 : 0;
      long took = THREADS.getCurrentThreadCpuTime() - start;
      total += took;
      longest = Math.max(longest, took);
      if (took > SLOW) {
        // compilation and collection hit any text; what hits the same text each time is its own
        slow++;
        took = least(text);
      }
      if (took > worst) {
        worst = took;
        worstText = text;
      }
    }
    PrintStream out = System.out;
    out.printf(
        "%d texts, %d read and %d refused, %.1f µs each on average%n",
        count, read, count - read, total / 1000.0 / count);
    out.printf(
        "longest %.2f ms as measured once; %d texts over %.1f ms were read %d times more:%n",
        longest / 1e6, slow, SLOW / 1e6, AGAIN);
    out.printf("worst text %.3f ms, %d characters%n", worst / 1e6, worstText.length());
  }

  private static long least(String text) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < AGAIN; i++) {
      long start = THREADS.getCurrentThreadCpuTime();
      isRead(text);
      least = Math.min(least, THREADS.getCurrentThreadCpuTime() - start);
    }
    return least;
  }

  private static boolean isRead(String text) {
    try {
      ProfileText.read(text);
      return true;
    } catch (ProfileException e) {
      return false;
    }
  }
}
