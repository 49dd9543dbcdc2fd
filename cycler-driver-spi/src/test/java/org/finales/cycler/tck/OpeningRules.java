package org.finales.cycler.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.finales.cycler.simulator.SimulatedInstrument;
import org.finales.cycler.spi.AuxiliaryInput;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceException;
import org.finales.cycler.spi.DeviceStatus;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.LinkLostException;
import org.finales.cycler.spi.NoAnswerException;
import org.finales.cycler.spi.Ratings;
import org.finales.cycler.spi.SteeredChannel;
import org.finales.cycler.spi.WrongInstrumentException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Opening an instrument, and what is known of it then. */
interface OpeningRules extends Rules {
  /** How long opening may take before nobody believes in it any more. */
  Duration PATIENCE = Duration.ofMinutes(1);

  @Test
  @DisplayName("[R-111 required] an opened instrument says who it is")
  default void r111SaysWhoTheInstrumentIs() {
    CyclerDevice device = bench().open();
    assertFalse(device.identity().text().isBlank(), "the identity is empty");
    assertEquals(device.identity(), device.identity(), "the identity changed");
  }

  @Test
  @DisplayName("[R-112 required] channels are as many as there are, with names of their own")
  default void r112ListsItsChannels() {
    CyclerDevice device = bench().open();
    List<CyclerChannel> channels = device.channels();
    assertEquals(bench().author().channels(), channels.size(), "number of channels");
    Set<String> names = new HashSet<>();
    for (CyclerChannel channel : channels) {
      assertFalse(channel.name().isBlank(), "a channel has a blank name");
      assertTrue(names.add(channel.name()), () -> "two channels are called " + channel.name());
      Set<String> inputs = new HashSet<>();
      for (AuxiliaryInput input : channel.inputs()) {
        assertTrue(inputs.add(input.name()), () -> "two inputs are called " + input.name());
      }
    }
    assertEquals(
        channels.stream().map(CyclerChannel::name).toList(),
        device.channels().stream().map(CyclerChannel::name).toList(),
        "names of the channels, asked for twice");
  }

  @Test
  @DisplayName("[R-113 required] ratings do not contradict each other and hold what is connected")
  default void r113HasSaneRatings() {
    CyclerDevice device = bench().open();
    for (Spot spot : bench().spots(device, CyclerChannel.class)) {
      Ratings ratings = spot.ratings();
      Envelope rated = ratings.envelope();
      assertTrue(
          Double.isFinite(rated.maxVoltage()) && rated.maxVoltage() > 0,
          () -> "the highest voltage is " + rated.maxVoltage() + " V");
      assertTrue(
          Double.isFinite(rated.maxChargeCurrent()) && Double.isFinite(rated.maxDischargeCurrent()),
          () -> "the rated currents are not bounded: " + rated);
      assertTrue(
          ratings.smallestPeriod().compareTo(Duration.ofMinutes(10)) <= 0,
          () -> "the smallest period is " + ratings.smallestPeriod());
      spot.allowed();
      if (spot.channel() instanceof SteeredChannel steered) {
        assertTrue(
            ratings.sources() || ratings.sinks() || steered.modes().size() == 1,
            "a channel that holds something has to charge or to discharge");
      }
    }
  }

  @Test
  @DisplayName("[R-114 required] a fresh instrument is under control and has no alarm")
  default void r114IsWellAfterOpening() {
    DeviceStatus status = bench().open().status();
    assertTrue(status.remote(), "the host has no control of the instrument that it opened");
    assertEquals(List.of(), status.alarms(), "alarms of a fresh instrument");
  }

  @Test
  @DisplayName("[R-115 required] outputs are off after opening, whatever was left on")
  default void r115OpensSwitchedOff() {
    Spot left = bench().steered();
    left.steered().apply(SetPoints.any(left));
    bench().pass(Duration.ofSeconds(1));
    bench().abandon();

    Spot found = bench().steered();
    found.assertQuiet("after opening an instrument that was left on");
    if (bench().simulated()) {
      assertFalse(bench().cable().anyOutputOn(), "an output is on after opening");
    }
  }

  @Test
  @DisplayName("[R-116 required] whoever answers nonsense is not opened, and the link is closed")
  default void r116DoesNotOpenStrangers() {
    bench().needsSimulator();
    bench().replaceBy(new Stranger(bytes -> "HELLO,WORLD,0,1.0\n"));
    notOpened();
  }

  @Test
  @DisplayName("[R-117 optional] another instrument of the same protocol is the wrong instrument")
  default void r117DoesNotOpenOthers() {
    bench().needsSimulator();
    SimulatedInstrument other =
        bench()
            .author()
            .otherInstrument(bench().connection())
            .orElseThrow(() -> Bench.lacking("otherInstrument() to try"));
    bench().replaceBy(other);
    assertThrows(WrongInstrumentException.class, () -> bench().open());
    assertTrue(bench().connection().allClosed(), "the link was left open");
  }

  @Test
  @DisplayName("[R-118 required] a silent instrument gives no answer within a minute")
  default void r118GivesUpOnSilence() {
    bench().needsSimulator();
    bench().replaceBy(new Stranger(bytes -> ""));
    DeviceException failure = notOpened();
    assertTrue(
        failure instanceof NoAnswerException || failure instanceof LinkLostException,
        () -> "silence is no answer, but " + failure + " was thrown");
  }

  @Test
  @DisplayName("[R-119 required] an instrument that is not there is a lost link")
  default void r119NoticesThatNothingIsThere() {
    bench().needsSimulator();
    bench().cable().pull();
    assertThrows(LinkLostException.class, () -> bench().open());
  }

  private DeviceException notOpened() {
    long begin = bench().clock().nanos();
    DeviceException failure = assertThrows(DeviceException.class, () -> bench().open());
    long nanos = bench().clock().nanos() - begin;
    assertTrue(
        nanos <= PATIENCE.toNanos(), () -> "it took " + Duration.ofNanos(nanos) + " to give up");
    assertTrue(bench().connection().allClosed(), "the link was left open");
    String message = String.valueOf(failure.getMessage());
    assertFalse(message.isBlank(), "the failure says nothing");
    return failure;
  }

  /** Answers everything in the same way. */
  final class Stranger implements SimulatedInstrument {
    private final Function<byte[], String> answer;

    Stranger(Function<byte[], String> answer) {
      this.answer = answer;
    }

    @Override
    public void receive(byte[] bytes, org.finales.cycler.simulator.Wire wire) {
      wire.send(answer.apply(bytes).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public boolean anyOutputOn() {
      return false;
    }

    @Override
    public double[] truth(int channel) {
      return new double[] {0, 0};
    }
  }
}
