package org.finales.core.graph;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.finales.core.linkeddata.Graph;

/**
 * How fast the embedded graph takes results, and how fast it answers the six questions over many.
 * Run by the profile {@code benchmark}; the only argument is how many results there are.
 */
public final class GraphBenchmark {
  private static final int BATCH = 250;
  private static final int ROUNDS = 7;
  private static final int ROWS = 1000;

  /** A busy machine disturbs what a thread uses of its processor little. */
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private GraphBenchmark() {}

  /** Prints the figures. */
  public static void main(String[] args) {
    int count = args.length == 0 ? 100_000 : Integer.parseInt(args[0]);
    Laboratory laboratory = new Laboratory();
    try (EmbeddedGraph graph = EmbeddedGraph.inMemory()) {
      graph.write(new GraphBatch(laboratory.protocols(), FeedPosition.START));
      long nanos = 0;
      long processor = 0;
      long slowest = 0;
      for (int from = 0; from < count; from += BATCH) {
        List<Graph> batch = new ArrayList<>();
        for (int i = from; i < Math.min(from + BATCH, count); i++) {
          batch.add(laboratory.result(i));
        }
        long start = System.nanoTime();
        long used = THREADS.getCurrentThreadCpuTime();
        graph.write(new GraphBatch(batch, new FeedPosition(from, "")));
        processor += THREADS.getCurrentThreadCpuTime() - used;
        long took = System.nanoTime() - start;
        nanos += took;
        slowest = Math.max(slowest, took);
      }
      say(
          "%d results, %d statements: %.0f results/s, %d µs of CPU each, slowest batch of %d %d ms",
          count,
          graph.size(),
          count * 1e9 / nanos,
          processor / 1000 / count,
          BATCH,
          slowest / 1_000_000);
      say("heap in use %d MB of %d MB", used(), Runtime.getRuntime().maxMemory() >> 20);
      List<Graph> again = new ArrayList<>();
      for (int i = 0; i < 2000 && i < count; i++) {
        again.add(laboratory.result(i * 7 % count));
      }
      long start = System.nanoTime();
      long before = THREADS.getCurrentThreadCpuTime();
      for (int from = 0; from < again.size(); from += BATCH) {
        graph.write(
            new GraphBatch(
                again.subList(from, Math.min(from + BATCH, again.size())), FeedPosition.START));
      }
      say(
          "replacing: %.0f results/s, %d µs of CPU each",
          again.size() * 1e9 / (System.nanoTime() - start),
          (THREADS.getCurrentThreadCpuTime() - before) / 1000 / again.size());
      for (Question question : Question.all()) {
        ask(graph, question);
      }
    }
  }

  private static void ask(EmbeddedGraph graph, Question question) {
    long[] times = new long[ROUNDS];
    long[] processor = new long[ROUNDS];
    Answer answer = null;
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      long used = THREADS.getCurrentThreadCpuTime();
      answer = graph.query(question.text(), QueryLimits.ofDefaults().withRows(ROWS));
      processor[i] = THREADS.getCurrentThreadCpuTime() - used;
      times[i] = System.nanoTime() - start;
    }
    long first = times[0];
    Arrays.sort(times);
    Arrays.sort(processor);
    say(
        "%-26s %5d rows%s first %5d ms, median %5d ms, %5d ms of CPU",
        question.name(),
        answer instanceof Answer.Rows rows ? rows.rows().size() : 0,
        answer != null && answer.more() ? " of more," : ",        ",
        first / 1_000_000,
        times[ROUNDS / 2] / 1_000_000,
        processor[ROUNDS / 2] / 1_000_000);
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
