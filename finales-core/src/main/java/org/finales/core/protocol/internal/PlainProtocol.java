package org.finales.core.protocol.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.finales.core.protocol.exchange.ProtocolFormatException;
import org.jspecify.annotations.Nullable;

/**
 * A protocol as simple cyclers know it, in their units; immutable.
 *
 * @param sample name of the sample; or null
 * @param capacity charge that rates refer to, in mAh; or null
 * @param recording when points are recorded in all steps
 * @param safety what must not be exceeded
 * @param lines the steps
 */
public record PlainProtocol(
    @Nullable String sample,
    @Nullable Double capacity,
    Record recording,
    Safety safety,
    List<Line> lines) {

  /** Copies the list. */
  public PlainProtocol {
    lines = List.copyOf(lines);
  }

  /**
   * When points are recorded.
   *
   * @param seconds longest time between two; or null
   * @param volts change of voltage; or null
   * @param milliampere change of current; or null
   */
  public record Record(
      @Nullable Double seconds, @Nullable Double volts, @Nullable Double milliampere) {}

  /**
   * What must not be exceeded, in V, mA, mAh and s.
   *
   * @param maxVolts or null
   * @param minVolts or null
   * @param maxMilliampere or null
   * @param minMilliampere or null
   * @param maxCapacity or null
   * @param seconds how long a limit must be exceeded; or null
   */
  public record Safety(
      @Nullable Double maxVolts,
      @Nullable Double minVolts,
      @Nullable Double maxMilliampere,
      @Nullable Double minMilliampere,
      @Nullable Double maxCapacity,
      @Nullable Double seconds) {}

  /**
   * A step with where it comes from.
   *
   * @param step the step
   * @param number which step of the protocol it comes from, counted from 1
   * @param tag that step's tag, at the first line that comes from it; or null
   * @param recording when points are recorded in it
   */
  public record Line(PlainStep step, int number, @Nullable String tag, Record recording) {
    /** Returns where it comes from, for messages. */
    public String place() {
      return "step " + number;
    }
  }

  /** Returns the steps alone. */
  public List<PlainStep> steps() {
    return lines.stream().map(Line::step).toList();
  }

  /**
   * Checks that loops lie within one another or apart.
   *
   * @throws ProtocolFormatException if two cross, with both
   */
  public void requireNestedLoops() {
    record Range(int start, int end, Line line) {}
    List<Range> loops = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).step() instanceof PlainStep.Repeat repeat) {
        loops.add(new Range(repeat.target(), i, lines.get(i)));
      }
    }
    loops.sort(
        Comparator.comparingInt(Range::start)
            .thenComparing(Comparator.comparingInt(Range::end).reversed()));
    Deque<Range> open = new ArrayDeque<>();
    for (Range loop : loops) {
      while (!open.isEmpty() && open.getLast().end() < loop.start()) {
        open.removeLast();
      }
      if (!open.isEmpty() && open.getLast().end() < loop.end()) {
        throw new ProtocolFormatException(
            loop.line().place(),
            "its loop crosses that of %s; only loops within one another can be said"
                .formatted(open.getLast().line().place()));
      }
      open.addLast(loop);
    }
  }

  /**
   * Checks that the capacity is known if a step needs it.
   *
   * @throws ProtocolFormatException if it is not
   */
  public void requireCapacityForRates() {
    for (Line line : lines) {
      boolean rate =
          line.step() instanceof PlainStep.Current current && current.rate() != null
              || line.step() instanceof PlainStep.Voltage voltage && voltage.untilRate() != null;
      if (rate && capacity == null) {
        throw new ProtocolFormatException(
            line.place(), "a C-rate needs the capacity of the sample: give --capacity 2.5Ah");
      }
    }
  }

  /**
   * Returns the sample's name.
   *
   * @throws ProtocolFormatException if there is none
   */
  public String requireSample() {
    if (sample == null) {
      throw new ProtocolFormatException(
          "", "the protocol names no sample, which this format needs: give --sample NAME");
    }
    return sample;
  }
}
