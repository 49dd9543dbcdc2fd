package org.finales.core.protocol.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.finales.core.protocol.check.ProtocolCheckTest.read;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.finales.api.battery.Battery;
import org.finales.api.battery.CellRatings;
import org.finales.api.battery.OperatingLimits;
import org.finales.api.battery.Polarity;
import org.finales.api.battery.Ratings;
import org.finales.api.battery.RedoxFlowStack;
import org.finales.api.battery.Technology;
import org.finales.api.quantity.Quantity;
import org.finales.cycler.spi.AuxiliaryInput;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.InputKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompatibilityTest {
  private static final OperatingLimits LIMITS =
      OperatingLimits.builder()
          .upperVoltageLimit(Quantity.of("4.2", "V"))
          .lowerVoltageLimit(Quantity.of("2.5", "V"))
          .maximumChargingCurrent(Quantity.of("2", "A"))
          .maximumDischargingCurrent(Quantity.of("4", "A"))
          .maximumPulseDischargingCurrent(Quantity.of("8", "A"))
          .maximumChargingTemperature(Quantity.of("45", "degC"))
          .minimumChargingTemperature(Quantity.of("0", "degC"))
          .build();
  private static final Ratings RATINGS =
      Ratings.builder()
          .nominalCapacity(Quantity.of("2.5", "Ah"))
          .maximumPower(Quantity.of("20", "W"))
          .build();
  private static final Battery CELL = Battery.builder().limits(LIMITS).ratings(RATINGS).build();
  private static final ChannelAbility WIDE = channel(new Envelope(0, 5, 10, 10, 50, 50));

  private static ChannelAbility channel(Envelope envelope) {
    return ChannelAbility.of(
        new org.finales.cycler.spi.Ratings(envelope, Duration.ofMillis(100), List.of()));
  }

  private static List<String> codes(String lines, Battery battery, ChannelAbility channel) {
    return Compatibility.of(read(lines), battery, channel).stream()
        .map(one -> one.step() + " " + one.code())
        .toList();
  }

  @ParameterizedTest(name = "{0} is found in {1}, and not in {2}")
  @CsvSource(
      delimiter = '!',
      value = {
        "1 battery-voltage     ! CC, 1, VOLTAGE, 4.3            ! CC, 1, VOLTAGE, 4.2",
        "1 battery-voltage     ! CC, -1, VOLTAGE, 2             ! CC, -1, VOLTAGE, 2.5",
        "1 battery-voltage     ! CCCV, 1, 4.25, CURRENT, 0.1    ! CCCV, 1, 4.2, CURRENT, 0.1",
        "1 battery-current     ! CC, 2.5, VOLTAGE, 4.2          ! CC, 2, VOLTAGE, 4.2",
        "1 battery-current     ! CC, 1C, VOLTAGE, 4.2           ! CC, 0.8C, VOLTAGE, 4.2",
        "1 battery-current     ! CC, -5, VOLTAGE, 2.5           ! CC, -4, VOLTAGE, 2.5",
        "1 battery-current     ! PULSES / |CC, -9, TIME, 1       ! PULSES / |CC, -8, TIME, 1",
        "1 battery-current     ! CP, -12, VOLTAGE, 2.5          ! CP, -10, VOLTAGE, 2.5",
        "1 battery-current     ! CR, 1, VOLTAGE, 2.5            ! CR, 1.1, VOLTAGE, 2.5",
        "1 battery-capacity    ! CC, 1, CAPACITY, 3             ! CC, 1, CAPACITY, 2",
        "0 capacity-differs    ! CAPACITY, 5 / CC, C/5, VOLTAGE, 4.2 ! CAPACITY, 2.6 / CC, C/5, VOLTAGE, 4.2",
        "2 channel-mode        ! WAIT, 1 / CP, 5, VOLTAGE, 4.2  ! WAIT, 1 / CC, 1, VOLTAGE, 4.2",
        "1 channel-impedance   ! EIS, 10 mV, 10 kHz, 0.1 Hz     ! WAIT, 1",
        "1 channel-temperature ! WAIT, TEMPERATURE < 30         ! WAIT, 30",
        "1 temperature-unwatched ! SAFETY, MAX TEMPERATURE, 50 / WAIT, 1 ! SAFETY, MAX VOLTAGE, 4.2 / WAIT, 1",
        "1 channel-too-slow    ! PULSES / |CC, -1, TIME, 0.05    ! PULSES / |CC, -1, TIME, 0.1",
        "1 channel-records-slower ! RECORD, TIME, 0.01 / WAIT, 1 ! RECORD, TIME, 0.1 / WAIT, 1",
      })
  void whatDoesNotSuitIsNamed(String finding, String lines, String nearMiss) {
    ChannelAbility channel = WIDE.withModes(EnumSet.complementOf(EnumSet.of(ControlMode.POWER)));
    ChannelAbility used = finding.contains("mode") ? channel : WIDE;
    assertThat(codes(lines, CELL, used)).as(lines).containsExactly(finding);
    assertThat(codes(nearMiss, CELL, used)).as(nearMiss).isEmpty();
  }

  @Test
  void powersAreComparedWithBoth() {
    Battery weak = CELL.toBuilder().limits(null).build();
    assertThat(codes("CP, -25, TIME, 9", weak, WIDE)).contains("1 battery-power");
    assertThat(codes("CP, -20, TIME, 9", weak, WIDE)).containsExactly("0 battery-voltages-unknown");
    ChannelAbility feeble = channel(new Envelope(0, 5, 10, 10, 8, 8));
    assertThat(codes("CP, 9, VOLTAGE, 3", weak, feeble)).contains("1 channel-power");
    assertThat(codes("CC, 2, VOLTAGE, 4.2", CELL, feeble)).containsExactly("1 channel-power");
    assertThat(codes("CC, 1.9, VOLTAGE, 4.2", CELL, feeble)).isEmpty();
  }

  @Test
  void aPureLoadCannotChargeAndAPureSourceNotDischarge() {
    ChannelAbility load = channel(new Envelope(0, 5, 0, 10, 0, 50));
    ChannelAbility source = channel(new Envelope(0, 5, 10, 0, 50, 0));
    String charge = "CC, 1, VOLTAGE, 4.2 / CV, 4.2, CURRENT, 0.1";
    assertThat(codes(charge, CELL, load))
        .containsExactly("1 channel-cannot-charge", "2 channel-cannot-charge");
    assertThat(codes(charge, CELL, source)).isEmpty();
    assertThat(codes("CR, 10, VOLTAGE, 2.5", CELL, source))
        .containsExactly("1 channel-cannot-discharge");
    assertThat(codes("CR, 10, VOLTAGE, 2.5", CELL, load)).isEmpty();
  }

  @Test
  void theChannelHasItsOwnVoltagesAndCurrents() {
    ChannelAbility small = channel(new Envelope(2.8, 4.1, 1, 1, 50, 50));
    assertThat(codes("CC, 1.5, VOLTAGE, 4.15", CELL, small))
        .containsExactly("0 channel-battery-voltage", "1 channel-voltage", "1 channel-current");
    assertThat(codes("CC, -1, VOLTAGE, 2.6", CELL, small)).contains("1 channel-voltage");
    assertThat(Compatibility.suits(read("CC, 1, VOLTAGE, 4"), CELL, small)).isTrue();
    ChannelAbility high = channel(new Envelope(10, 80, 10, 10, 500, 500));
    assertThat(Compatibility.of(read("WAIT, 5"), CELL, high).get(0).message())
        .isEqualTo("the battery has 2.5 V to 4.2 V, the channel bears 10 V to 80 V");
  }

  @Test
  void limitsOfCellsAreMultipliedByTheirNumber() {
    Battery pack =
        Battery.builder()
            .perCell(CellRatings.builder().ratings(RATINGS).limits(LIMITS).build())
            .cellsInSeries(Quantity.of("4", "1"))
            .cellsInParallel(Quantity.of("2", "1"))
            .build();
    ChannelAbility wide = channel(new Envelope(0, 60, 50, 50, 5000, 5000));
    assertThat(codes("CC, 4, VOLTAGE, 16.8", pack, wide)).isEmpty();
    List<Finding> found = Compatibility.of(read("CC, 4.5, VOLTAGE, 17"), pack, wide);
    assertThat(found)
        .extracting(Finding::message)
        .containsExactly(
            "the protocol goes to 17 V, above the battery's highest voltage of 16.8 V (4 cells in"
                + " series of 4.2 V each)",
            "the protocol charges at 4.5 A, above the battery's largest charging current of 4 A (2"
                + " cells in parallel of 2 A each)");
    assertThat(found).allMatch(one -> one.hint() != null);
    Battery own =
        pack.toBuilder()
            .limits(OperatingLimits.builder().upperVoltageLimit(Quantity.of("16", "V")).build())
            .build();
    assertThat(codes("CC, 4, VOLTAGE, 16.8", own, wide)).containsExactly("1 battery-voltage");
    Battery uncounted = Battery.builder().perCell(pack.perCell()).build();
    assertThat(codes("WAIT, 1", uncounted, wide)).contains("0 cell-count-unknown");
  }

  @Test
  void cRatesNeedACapacity() {
    Battery unknown = Battery.builder().limits(LIMITS).build();
    assertThat(codes("CC, C/2, VOLTAGE, 4.2", unknown, WIDE)).containsExactly("1 capacity-unknown");
    assertThat(codes("CC, C/2, VOLTAGE, 4.2", CELL, WIDE)).isEmpty();
  }

  @Test
  void temperaturesOfTheChamberAreCompared() {
    ChannelAbility chamber =
        WIDE.withChamber().withInputs(List.of(new AuxiliaryInput("cell", InputKind.TEMPERATURE)));
    assertThat(codes("CC, 1, VOLTAGE, 4.2 | CHAMBER, 50", CELL, chamber))
        .containsExactly("1 battery-temperature");
    assertThat(codes("CC, 1, VOLTAGE, 4.2 | CHAMBER, -5", CELL, chamber))
        .containsExactly("1 battery-temperature");
    assertThat(codes("CC, 1, VOLTAGE, 4.2 | CHAMBER, 45", CELL, chamber)).isEmpty();
    assertThat(codes("WAIT, TEMPERATURE < 30", CELL, chamber)).isEmpty();
    assertThat(codes("WAIT, 5 | CHAMBER, 25", CELL, WIDE)).containsExactly("1 chamber-by-hand");
    assertThat(codes("EIS, 10 mV, 10 kHz, 0.1 Hz", CELL, WIDE.withImpedance())).isEmpty();
  }

  @Test
  void primaryBatteriesAndReversedStacksAreKnown() {
    Battery primary = CELL.toBuilder().technology(Technology.ZINC_AIR).build();
    assertThat(codes("CC, 1, VOLTAGE, 4.2", primary, WIDE)).containsExactly("0 primary-battery");
    assertThat(codes("CC, -1, VOLTAGE, 2.5", primary, WIDE)).isEmpty();
    Battery reversed =
        CELL.toBuilder()
            .stack(RedoxFlowStack.builder().polarity(Polarity.REVERSED).build())
            .build();
    assertThat(codes("WAIT, 1", reversed, WIDE)).containsExactly("0 polarity-reversed");
  }

  @Test
  void theVerdictIsThatOfTheOldEnvelopes() {
    Random random = new Random(7);
    int suited = 0;
    for (int i = 0; i < 2_000; i++) {
      double[] battery = {
        2 + random.nextInt(3), 4 + random.nextInt(3), -random.nextInt(4), random.nextInt(4)
      };
      double[] device = {
        2 + random.nextInt(3), 4 + random.nextInt(3), -random.nextInt(4), random.nextInt(4)
      };
      double up = 4 + random.nextInt(3);
      double down = 2 + random.nextInt(3);
      double in = 1 + random.nextInt(3);
      double out = 1 + random.nextInt(3);
      String charge = "CC, %s, VOLTAGE, %s / CV, %s, CURRENT, 0.1".formatted(in, up, up);
      String discharge = "CC, -%s, VOLTAGE, %s".formatted(out, down);
      int kind = random.nextInt(3);
      String lines = kind == 0 ? charge : kind == 1 ? discharge : charge + " / " + discharge;
      double[] profile = {
        kind == 0 ? up : down, kind == 1 ? down : up, kind == 0 ? 0.1 : -out, kind == 1 ? -out : in
      };
      boolean old =
          profile[0] >= Math.max(battery[0], device[0])
              && profile[1] <= Math.min(battery[1], device[1])
              && profile[2] >= Math.max(battery[2], device[2])
              && profile[3] <= Math.min(battery[3], device[3]);
      boolean ours =
          Compatibility.suits(
              read(lines),
              Battery.builder()
                  .limits(
                      OperatingLimits.builder()
                          .lowerVoltageLimit(Quantity.of(battery[0], "V"))
                          .upperVoltageLimit(Quantity.of(battery[1], "V"))
                          .maximumDischargingCurrent(Quantity.of(-battery[2], "A"))
                          .maximumChargingCurrent(Quantity.of(battery[3], "A"))
                          .build())
                  .build(),
              channel(
                  new Envelope(
                      device[0],
                      device[1],
                      device[3],
                      -device[2],
                      Double.POSITIVE_INFINITY,
                      Double.POSITIVE_INFINITY)));
      assertThat(ours)
          .as("%s on %s and %s", lines, Arrays.toString(battery), Arrays.toString(device))
          .isEqualTo(old);
      suited += old ? 1 : 0;
    }
    assertThat(suited).isBetween(20, 1_980);
  }

  @Test
  void modesComeFromTheChannel() {
    Set<ControlMode> modes = EnumSet.of(ControlMode.REST, ControlMode.CURRENT);
    assertThat(codes("CCCV, 1, 4.2, CURRENT, 0.1", CELL, WIDE.withModes(modes)))
        .containsExactly("1 channel-mode");
  }
}
