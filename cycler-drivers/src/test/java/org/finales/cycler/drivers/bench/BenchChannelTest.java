package org.finales.cycler.drivers.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.finales.cycler.spi.Applied;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.DeviceException;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.NoAnswerException;
import org.finales.cycler.spi.NonsenseException;
import org.finales.cycler.spi.OutputState;
import org.finales.cycler.spi.Ratings;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.RefusedException;
import org.finales.cycler.spi.SetPoint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a channel does after a set point of which it is not known how much was accepted. */
class BenchChannelTest {
  private static final Envelope RATED = Envelope.of(0, 5, 2);
  private static final SetPoint SET_POINT = SetPoint.current(1, RATED);

  private final List<String> done = new ArrayList<>();

  private static DeviceException failure(String kind) {
    return switch (kind) {
      case "no answer" -> new NoAnswerException("silence");
      case "nonsense" -> new NonsenseException("garbage");
      default -> new RefusedException("E1", "refused");
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"no answer", "nonsense", "refusal"})
  void itIsSwitchedOffAndTheFailureIsOfTheSameKind(String kind) {
    DeviceException failure = failure(kind);
    assertThatThrownBy(() -> new Broken(failure, null).apply(SET_POINT))
        .isInstanceOf(failure.getClass())
        .hasMessageStartingWith(failure.getMessage());
    assertThat(done).containsExactly("hold", "off");
  }

  @Test
  void itIsSaidWhetherItIsOff() {
    assertThatThrownBy(() -> new Broken(failure("no answer"), null).apply(SET_POINT))
        .hasMessage("silence; channel 1 was switched off");
    assertThatThrownBy(() -> new Broken(failure("nonsense"), failure("no answer")).apply(SET_POINT))
        .isInstanceOf(NonsenseException.class)
        .hasMessage(
            "garbage; whether channel 1 is off is not known: switch off again, or at the"
                + " instrument")
        .cause()
        .satisfies(cause -> assertThat(cause.getSuppressed()).hasSize(1));
  }

  /** Fails to hold anything, and to switch off if told so. */
  private final class Broken extends BenchChannel {
    private final DeviceException failure;
    private final @Nullable DeviceException offFailure;

    Broken(DeviceException failure, @Nullable DeviceException offFailure) {
      super(
          "1",
          new Ratings(RATED, Duration.ofMillis(1), List.of()),
          EnumSet.allOf(ControlMode.class),
          new ReentrantLock());
      this.failure = failure;
      this.offFailure = offFailure;
    }

    @Override
    protected Applied hold(SetPoint setPoint) {
      done.add("hold");
      throw failure;
    }

    @Override
    protected Applied switchOff() {
      done.add("off");
      if (offFailure != null) {
        throw offFailure;
      }
      return new Applied(ControlMode.REST, 0, OutputState.OFF, true);
    }

    @Override
    protected Reading measure() {
      throw failure;
    }

    @Override
    protected Envelope program(Envelope window) {
      return window;
    }
  }
}
