package org.finales.cycler.sequence;

import java.util.ArrayList;
import java.util.List;
import org.finales.api.cycling.Loop;
import org.finales.api.cycling.Protocol;
import org.finales.api.quantity.Unit;
import org.finales.cycler.spi.SetPoint;
import org.jspecify.annotations.Nullable;

/** Says in words what the steps of a protocol do, before it runs. */
public final class StepWords {
  private StepWords() {}

  /**
   * Returns a sentence without a full stop for each step, {@code charge at 2.5 A until at least 4.2
   * V}, in the words of {@link Progress}.
   *
   * @throws IllegalArgumentException naming the step that asks for more than the window allows, or
   *     for what is not known
   */
  public static List<String> of(Protocol protocol, SequencerOptions options) {
    double own =
        protocol.capacity() == null
            ? Double.NaN
            : protocol.capacity().doubleValue(Unit.parse("Ah"));
    Compiler compiler =
        new Compiler(protocol, options, Double.isNaN(own) ? options.capacityAh() : own);
    @Nullable Leg[] legs = compiler.legs();
    int[] backs = compiler.backs();
    List<String> words = new ArrayList<>();
    for (int i = 0; i < legs.length; i++) {
      Leg leg = legs[i];
      if (leg != null) {
        leg.course.begin();
        boolean waits = leg.course.waits();
        SetPoint held =
            waits ? SetPoint.REST : new SetPoint(leg.course.mode, leg.course.value, leg.within);
        words.add(Describer.doing(leg, held) + " " + until(leg));
      } else if (protocol.steps().get(i) instanceof Loop loop) {
        words.add(
            "go back to step %d until it has run %d times".formatted(backs[i] + 1, loop.times()));
      }
    }
    return words;
  }

  private static String until(Leg leg) {
    List<String> ends = new ArrayList<>();
    for (EndWatch end : leg.ends) {
      ends.add(Describer.until(end) + then(end));
    }
    if (leg.course.end != Long.MAX_VALUE) {
      ends.add("for " + Words.time(leg.course.end / 1e6));
    }
    return ends.isEmpty() ? "until it is done" : String.join(" or ", ends);
  }

  private static String then(EndWatch end) {
    return switch (end.then) {
      case NEXT -> "";
      case GO_TO -> " (then go to step " + (end.target + 1) + ")";
      case STOP -> " (then stop)";
      case FAIL -> " (then fail)";
    };
  }
}
