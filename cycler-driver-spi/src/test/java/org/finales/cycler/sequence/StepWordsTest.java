package org.finales.cycler.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.finales.api.cycling.ConstantCurrent;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Loop;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.Then;
import org.finales.cycler.spi.Envelope;
import org.junit.jupiter.api.Test;

class StepWordsTest {

  @Test
  void everyStepIsASentence() {
    Protocol protocol =
        Protocols.of(
            Protocols.charge(
                "a",
                "1",
                Protocols.end(EndKind.UPPER_VOLTAGE, "4.2", "V"),
                Protocols.end(EndKind.UPPER_TEMPERATURE, "45", "degC", Then.FAIL, null)),
            Protocols.rest("60"),
            Loop.builder("a", 3).build());
    assertThat(StepWords.of(protocol, SequencerOptions.of(2.5, Envelope.UNBOUNDED)))
        .containsExactly(
            "charge at 1 A until at least 4.2 V or until at least 45 degC (then fail)",
            "rest for 1 min",
            "go back to step 1 until it has run 3 times");
  }

  @Test
  void cRatesNeedACapacity() {
    Protocol protocol =
        Protocols.of(
            ConstantCurrent.builder()
                .cRate(Protocols.amount("0.5", "A/Ah"))
                .ends(List.of(Protocols.end(EndKind.UPPER_VOLTAGE, "4.2", "V")))
                .build());
    assertThat(StepWords.of(protocol, SequencerOptions.of(2.5, Envelope.UNBOUNDED)))
        .containsExactly("charge at 1.25 A until at least 4.2 V");
    assertThatThrownBy(
            () -> StepWords.of(protocol, SequencerOptions.of(Double.NaN, Envelope.UNBOUNDED)))
        .hasMessageContaining("needs the capacity");
  }
}
