package org.finales.cycler.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.finales.cycler.driver.ToyDriver.ToyChannel;
import org.finales.cycler.spi.AuxiliaryInput;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.InputKind;
import org.finales.cycler.spi.NoAnswerException;
import org.finales.cycler.spi.Reading;
import org.finales.cycler.spi.SetPoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompositeChannelTest {
  private static final double NONE = Double.POSITIVE_INFINITY;

  private final List<String> told = new ArrayList<>();
  private final ToyChannel source =
      new ToyChannel("source", new Envelope(0, 60, 5, 0, NONE, 0), told);
  private final ToyChannel load = new ToyChannel("load", new Envelope(0, 80, 0, 30, 0, 300), told);
  private final ToyChannel bms = new ToyChannel("bms", Envelope.UNBOUNDED, told);
  private CompositeChannel channel;

  @BeforeEach
  void join() {
    bms.inputs.add(new AuxiliaryInput("temp1", InputKind.TEMPERATURE));
    bms.inputs.add(new AuxiliaryInput("vcell1", InputKind.VOLTAGE));
    bms.auxiliary = new double[] {25.5, 3.61};
    channel =
        CompositeChannel.named("1")
            .source(source)
            .load(load)
            .voltmeter(bms)
            .input(bms, "vcell1", "cell 1")
            .build();
  }

  @Test
  void itsRatingsAreThoseOfTheSourceForChargingAndOfTheLoadForDischarging() {
    assertThat(channel.ratings().envelope()).isEqualTo(new Envelope(0, 60, 5, 30, NONE, 300));
    assertThat(channel.ratings().sources()).isTrue();
    assertThat(channel.ratings().sinks()).isTrue();
  }

  @Test
  void thePartThatIsNotNeededIsOffBeforeTheOtherIsSwitchedOn() {
    Envelope window = Envelope.of(2.5, 4.2, 5);
    channel.apply(SetPoint.current(1, window));
    channel.apply(SetPoint.current(-2, window));
    channel.apply(SetPoint.voltage(4.2, window));
    channel.apply(SetPoint.resistance(4, window));

    assertThat(told)
        .containsExactly(
            "load off",
            "source 1.0 A up to 4.2 V",
            "source off",
            "load -2.0 A up to 4.2 V",
            "load off",
            "source 4.2 V up to 4.2 V",
            "source off",
            "load 4.0 Ohm up to 4.2 V");
  }

  @Test
  void nothingIsSwitchedOnIfTheOtherPartIsNotSeenToBeOff() {
    load.failure = new NoAnswerException("silent");
    assertThatThrownBy(() -> channel.apply(SetPoint.current(1, Envelope.UNBOUNDED)))
        .isInstanceOf(NoAnswerException.class);
    assertThat(told).containsExactly("load off");
  }

  @Test
  void bothPartsAreSwitchedOffEvenIfTheFirstFails() {
    source.failure = new NoAnswerException("silent");
    assertThatThrownBy(() -> channel.off()).isInstanceOf(NoAnswerException.class);
    assertThat(told).containsExactly("source off", "load off");
  }

  @Test
  void aReadingHasTheMetersVoltageTheSumOfCurrentsAndTheNamedInputs() {
    source.voltage = 3.8;
    bms.voltage = 3.612;
    load.current = -2;
    Reading reading = channel.read();

    assertThat(reading.voltage()).isEqualTo(3.612);
    assertThat(reading.current()).isEqualTo(-2);
    assertThat(reading.auxiliary(0)).isEqualTo(3.61);
    assertThat(channel.inputs()).containsExactly(new AuxiliaryInput("cell 1", InputKind.VOLTAGE));
    assertThat(told).containsExactly("source read", "load read", "bms read");
  }

  @Test
  void partsThatCannotDoWhatTheyAreThereForAreRefused() {
    assertThatThrownBy(() -> CompositeChannel.named("1").build())
        .hasMessageContaining("needs a source, a load, or both");
    assertThatThrownBy(() -> CompositeChannel.named("1").source(load).build())
        .hasMessageContaining("cannot charge");
    assertThatThrownBy(() -> CompositeChannel.named("1").load(source).build())
        .hasMessageContaining("cannot discharge");
    assertThatThrownBy(() -> CompositeChannel.named("1").load(load).input(bms, "flow", "flow"))
        .hasMessageContaining("it has [temp1, vcell1]");
    assertThatThrownBy(
            () ->
                CompositeChannel.named("1")
                    .load(load)
                    .input(bms, "temp1", "a")
                    .input(bms, "vcell1", "a")
                    .build())
        .hasMessageContaining("two inputs a");
  }

  @Test
  void aPureSourceIsToldWhatItCannotDoByItsGuard() {
    Guard guard = Guard.of(source, Envelope.UNBOUNDED);
    assertThatThrownBy(() -> guard.admitted(SetPoint.resistance(1, Envelope.UNBOUNDED)))
        .hasMessageContaining("discharges, which the channel cannot");
    assertThatThrownBy(() -> guard.admitted(SetPoint.current(-1, Envelope.UNBOUNDED)))
        .hasMessageContaining("discharge current of 1.0 A is above 0.0 A");
  }
}
