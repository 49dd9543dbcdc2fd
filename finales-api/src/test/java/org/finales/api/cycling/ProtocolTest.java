package org.finales.api.cycling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.finales.api.json.FinalesJson;
import org.finales.api.json.JsonException;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.junit.jupiter.api.Test;

class ProtocolTest {
  private static final EndCondition HOUR = EndCondition.of(EndKind.DURATION, "1", "h");

  private static Protocol of(Step... steps) {
    return Protocol.builder().steps(List.of(steps)).build();
  }

  @Test
  void aProtocolIsReadFromJsonInWhichEachStepSaysItsKind() {
    Protocol read =
        FinalesJson.convert(
            FinalesJson.read(
                """
                {"name": "C/2 CC-CV cycling",
                 "capacity": {"value": 3.2, "unit": "mAh"},
                 "steps": [
                  {"step": "rest", "ends": [{"kind": "duration", "quantity": {"value": 3600, "unit": "s"}}]},
                  {"step": "constantCurrent", "tag": "cycle", "cRate": {"value": 0.5, "unit": "A/Ah"},
                   "ends": [{"kind": "upperVoltage", "quantity": {"value": 4.2, "unit": "V"}},
                            {"kind": "upperTemperature", "quantity": {"value": 60, "unit": "degC"}, "then": "fail"}]},
                  {"step": "constantVoltage", "voltage": {"value": 4.2, "unit": "V"},
                   "ends": [{"kind": "lowerCurrent", "quantity": {"value": 0.16, "unit": "mA"}}]},
                  {"step": "loop", "backTo": "cycle", "times": 100}],
                 "recording": {"period": {"value": 10, "unit": "s"}},
                 "limits": {"upperVoltageLimit": {"value": 4.5, "unit": "V"}}}
                """),
            Protocol.class);
    assertThat(read.steps())
        .extracting(step -> (Object) step.getClass())
        .containsExactly(Rest.class, ConstantCurrent.class, ConstantVoltage.class, Loop.class);
    assertThat(FinalesJson.convert(FinalesJson.tree(read), Protocol.class)).isEqualTo(read);
  }

  @Test
  void aProtocolWithoutStepsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(ProtocolTest::of)
        .withMessageContaining("a protocol without steps does nothing");
  }

  @Test
  void tagsThatAreThereTwiceOrNotAtAllAreNamedWithTheirPlaces() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                of(
                    Rest.builder().tag("a").ends(List.of(HOUR)).build(),
                    Rest.builder().tag("a").ends(List.of(HOUR)).build(),
                    Loop.builder("b", 3).build(),
                    Rest.builder()
                        .ends(
                            List.of(
                                new EndCondition(
                                    EndKind.DURATION, Quantity.of("1", "s"), Then.GO_TO, "c")))
                        .build()))
        .withMessageContaining("steps/1/tag is the same as steps/0/tag")
        .withMessageContaining("steps/2/backTo")
        .withMessageContaining("steps/3/ends/0/target");
  }

  @Test
  void aLoopGoesBackAndNeverForward() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                of(
                    Loop.builder("later", 2).build(),
                    Rest.builder().tag("later").ends(List.of(HOUR)).build()))
        .withMessageContaining("steps/0/backTo is not the tag of an earlier step");
  }

  @Test
  void aStepThatWouldNeverEndIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rest.builder().build())
        .withMessageContaining("it would never end");
  }

  @Test
  void aTargetGoesWithGoToAlone() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new EndCondition(EndKind.DURATION, Quantity.of("1", "s"), Then.STOP, "there"))
        .withMessageContaining("target goes with goTo");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new EndCondition(EndKind.DURATION, Quantity.of("1", "s"), Then.GO_TO, null))
        .withMessageContaining("target goes with goTo");
  }

  @Test
  void limitsThatContradictEachOtherAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                SafetyLimits.builder()
                    .upperVoltageLimit(Quantity.of("2500", "mV"))
                    .lowerVoltageLimit(Quantity.of("3", "V"))
                    .build())
        .withMessageContaining("upperVoltageLimit must be above lowerVoltageLimit");
  }

  @Test
  void theTableOfADriveCycleRises() {
    List<BigDecimal> values = List.of(BigDecimal.ONE, BigDecimal.TEN);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                DriveCycle.builder(DriveQuantity.POWER, Unit.parse("s"), Unit.parse("kW"))
                    .times(List.of(BigDecimal.ONE, BigDecimal.ONE))
                    .values(values)
                    .build())
        .withMessageContaining("must rise");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                DriveCycle.builder(DriveQuantity.POWER, Unit.parse("s"), Unit.parse("A"))
                    .times(List.of(BigDecimal.ZERO, BigDecimal.ONE))
                    .values(values)
                    .build())
        .withMessageContaining("'W'");
  }

  @Test
  void aStepOfNoKnownKindIsAnErrorWithItsPlace() {
    assertThatThrownBy(
            () ->
                FinalesJson.convert(
                    FinalesJson.read("{\"steps\": [{\"step\": \"explode\"}]}"), Protocol.class))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("/steps/0");
  }
}
