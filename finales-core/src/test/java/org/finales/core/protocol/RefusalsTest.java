package org.finales.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.finales.api.cycling.ConstantCurrent;
import org.finales.api.cycling.ConstantCurrentConstantVoltage;
import org.finales.api.cycling.ConstantPower;
import org.finales.api.cycling.ConstantResistance;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.Pulse;
import org.finales.api.cycling.PulseTrain;
import org.finales.api.cycling.Rest;
import org.finales.api.cycling.SafetyLimits;
import org.finales.api.cycling.Step;
import org.finales.api.cycling.Then;
import org.finales.api.quantity.Quantity;
import org.finales.core.protocol.exchange.Converted;
import org.finales.core.protocol.exchange.ProtocolFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What a format cannot say is refused with the step, or said otherwise with a warning. */
class RefusalsTest {
  private static final EndCondition HOUR = EndCondition.of(EndKind.DURATION, "1", "h");
  private static final Rest REST = Rest.builder().tag("rest").ends(List.of(HOUR)).build();

  private static Protocol of(Step... steps) {
    return Examples.method("{\"step\": \"open_circuit_voltage\", \"until_time_s\": 1}").toBuilder()
        .steps(List.of(steps))
        .build();
  }

  private static void assertRefused(ProtocolFormat format, String problem, Step step) {
    assertThatThrownBy(() -> Examples.write(format, of(REST, step)))
        .isInstanceOf(ProtocolFormatException.class)
        .hasMessageContaining("step 2: ")
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"FINALES", "PROFILE"})
  void whatNoneCanSayIsRefusedWithItsStep(ProtocolFormat format) {
    ConstantCurrent.Builder current = ConstantCurrent.builder().current(Quantity.of("5", "mA"));
    assertRefused(
        format,
        "a constant resistance cannot be said",
        ConstantResistance.builder(Quantity.of("5", "ohm")).ends(List.of(HOUR)).build());
    assertRefused(
        format,
        "an end by voltage change cannot be said",
        current.ends(List.of(HOUR, EndCondition.of(EndKind.VOLTAGE_CHANGE, "10", "mV"))).build());
    assertRefused(
        format,
        "only the next step can follow an end, not GO_TO",
        current
            .ends(
                List.of(
                    new EndCondition(EndKind.DURATION, Quantity.of("1", "s"), Then.GO_TO, "rest")))
            .build());
    assertRefused(
        format,
        "a voltage that falls",
        current.ends(List.of(EndCondition.of(EndKind.LOWER_VOLTAGE, "3", "V"))).build());
    assertRefused(
        format,
        "limits of a single step",
        current
            .ends(List.of(HOUR))
            .limits(SafetyLimits.builder().upperVoltageLimit(Quantity.of("4", "V")).build())
            .build());
    assertRefused(
        format,
        "the temperature of the chamber",
        current.limits(null).temperature(Quantity.of("25", "degC")).build());
  }

  @ParameterizedTest
  @EnumSource(names = {"UNICYCLER", "NEWARE_XML", "BIOLOGIC_MPS", "TOMATO", "BATTINFO"})
  void aConstantPowerIsRefusedButInPybamm(ProtocolFormat format) {
    ConstantPower power =
        ConstantPower.builder(Quantity.of("-1.5", "W")).ends(List.of(HOUR)).build();
    assertRefused(format, "a constant power", power);
    assertThat(Examples.write(ProtocolFormat.PYBAMM, of(power)))
        .contains("\"Discharge at 1.5 W for 1 hour\"");
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"FINALES", "PROFILE"})
  void equivalentsAreUsedAndReported(ProtocolFormat format) {
    Converted<String> written =
        format.write(
            of(
                ConstantCurrentConstantVoltage.builder(Quantity.of("4.2", "V"))
                    .cRate(Quantity.of("1", "A/Ah"))
                    .ends(List.of(EndCondition.of(EndKind.LOWER_C_RATE, "0.05", "A/Ah")))
                    .build(),
                PulseTrain.builder()
                    .pulses(
                        List.of(
                            Pulse.builder(Quantity.of("10", "s"))
                                .current(Quantity.of("-1", "mA"))
                                .build(),
                            Pulse.builder(Quantity.of("50", "s")).build()))
                    .repeats(3)
                    .build(),
                REST.toBuilder().comment("wait").build()),
            Examples.OPTIONS);
    assertThat(written.warnings())
        .contains(
            "step 1: constant current and constant voltage are written as two steps",
            "step 2: a pulse train is written as 3 steps",
            "step 3: its comment is left out");
  }

  @Test
  void numbersThatRoundToNothingAreRefused() {
    assertRefused(
        ProtocolFormat.BIOLOGIC_MPS,
        "too small",
        ConstantCurrent.builder().current(Quantity.of("1e-7", "mA")).ends(List.of(HOUR)).build());
    assertRefused(
        ProtocolFormat.BIOLOGIC_MPS,
        "beyond the ranges of current",
        ConstantCurrent.builder().current(Quantity.of("2", "A")).ends(List.of(HOUR)).build());
  }

  @Test
  void loopsTooLongToBeWrittenOutAreRefused() {
    assertThatThrownBy(
            () ->
                Examples.write(
                    ProtocolFormat.PYBAMM,
                    Examples.method(
                        "{\"step\": \"open_circuit_voltage\", \"until_time_s\": 1}",
                        "{\"step\": \"open_circuit_voltage\", \"until_time_s\": 1}",
                        "{\"step\": \"loop\", \"cycle_count\": 100000}")))
        .hasMessageContaining("more than 10000 steps");
  }
}
