package org.finales.cycler.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.finales.cycler.sequence.Protocols.amount;
import static org.finales.cycler.sequence.Protocols.charge;
import static org.finales.cycler.sequence.Protocols.end;
import static org.finales.cycler.sequence.Protocols.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.finales.api.cycling.ConstantCurrentConstantVoltage;
import org.finales.api.cycling.CurrentRamp;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Loop;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.Pulse;
import org.finales.api.cycling.PulseTrain;
import org.finales.api.cycling.Recording;
import org.finales.api.cycling.SafetyLimits;
import org.finales.cycler.cell.CellModel;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.SetPoint;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A run that is taken up again goes on as if nothing had happened. */
class SnapshotTest {
  private static final SequencerOptions OPTIONS =
      SequencerOptions.of(2.5, Envelope.of(2, 5, 20)).withStateOfCharge(0.3);

  private static Protocol protocol() {
    return Protocol.builder()
        .steps(
            List.of(
                charge("again", "2.5", end(EndKind.CAPACITY, "0.1", "Ah")),
                CurrentRamp.builder(amount("-3", "A"), amount("0.1", "A/s")).build(),
                rest("20"),
                PulseTrain.builder()
                    .pulses(
                        List.of(
                            Pulse.builder(amount("3", "s")).current(amount("-5", "A")).build(),
                            Pulse.builder(amount("2.5", "s")).build()))
                    .repeats(4)
                    .build(),
                ConstantCurrentConstantVoltage.builder(amount("3.7", "V"))
                    .cRate(amount("2", "A/Ah"))
                    .ends(
                        List.of(
                            end(EndKind.LOWER_CURRENT, "0.5", "A"),
                            end(EndKind.STATE_OF_CHARGE, "0.9", "1")))
                    .build(),
                charge(
                    "-2",
                    end(EndKind.VOLTAGE_CHANGE, "200", "mV"),
                    end(EndKind.DURATION, "4", "min")),
                Loop.builder("again", 3).build()))
        .recording(
            Recording.builder().period(amount("7", "s")).voltageChange(amount("3", "mV")).build())
        .limits(
            SafetyLimits.builder()
                .maximumTemperature(amount("80", "degC"))
                .upperVoltageLimit(amount("3.69", "V"))
                .delay(amount("1", "h"))
                .build())
        .build();
  }

  /** A run on a cell, told as text: every set point and outcome. */
  private static List<String> tale(Protocol protocol, Random crashes, double chance) {
    JsonMapper json = JsonMapper.builder().build();
    CellModel cell = new CellModel(Protocols.linear().stateOfCharge(0.3).build());
    Sequencer run = Sequencer.of(protocol, OPTIONS);
    run.start(77);
    List<String> tale = new ArrayList<>();
    long now = 77;
    for (int i = 0; i < 100_000 && run.status() == SequenceStatus.RUNNING; i++) {
      if (crashes.nextDouble() < chance) {
        String kept = json.writeValueAsString(run.snapshot());
        run = Sequencer.restore(protocol, OPTIONS, json.readValue(kept, SequencerSnapshot.class));
      }
      SetPoint wanted = run.setPoint();
      cell.hold(wanted);
      long step = Math.max(1, Math.min(1_300_000, run.dueMicros() - now));
      cell.advance(step / 1e6);
      now += step;
      Outcome outcome = run.accept(now, cell.voltage(), cell.current(), cell.temperature());
      tale.add(wanted + " " + step + " " + outcome + " " + run.totalAmounts());
    }
    tale.add(run.status() + " " + run.reason() + " " + run.progress());
    return tale;
  }

  @Test
  void theRestOfTheRunIsTheSameWheneverItWasTakenUpAgain() {
    Protocol protocol = protocol();
    List<String> whole = tale(protocol, new Random(0), 0);
    assertThat(whole).hasSizeGreaterThan(500);
    assertThat(whole.get(whole.size() - 1)).startsWith("FINISHED");
    for (int seed = 1; seed <= 3; seed++) {
      assertThat(tale(protocol, new Random(seed), 0.05)).as("seed %d", seed).isEqualTo(whole);
    }
  }

  @Test
  void snapshotsOfOtherProtocolsAndDamagedOnesAreRefused() {
    SequencerSnapshot snapshot = Sequencer.of(protocol(), OPTIONS).snapshot();
    assertThatThrownBy(() -> Sequencer.restore(Protocols.of(rest("1")), OPTIONS, snapshot))
        .hasMessageContaining("another protocol");
    SequencerSnapshot cut =
        new SequencerSnapshot(
            snapshot.protocol(),
            snapshot.status(),
            null,
            snapshot.counters().subList(0, 3),
            snapshot.amounts());
    assertThatThrownBy(() -> Sequencer.restore(protocol(), OPTIONS, cut))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("damaged");
  }
}
