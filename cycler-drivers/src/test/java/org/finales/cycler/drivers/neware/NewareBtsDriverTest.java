package org.finales.cycler.drivers.neware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.finales.api.cycling.EndCondition;
import org.finales.api.cycling.EndKind;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.Rest;
import org.finales.cycler.driver.Drivers;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.OutputState;
import org.finales.cycler.spi.ProgrammedChannel;
import org.finales.cycler.spi.ProtocolFile;
import org.finales.cycler.spi.RecordedPoint;
import org.finales.cycler.spi.RefusedException;
import org.finales.cycler.spi.RunState;
import org.finales.cycler.spi.SettingException;
import org.finales.cycler.spi.VirtualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewareBtsDriverTest {
  private static final Protocol ANY =
      Protocol.builder()
          .steps(
              List.of(
                  Rest.builder()
                      .ends(List.of(EndCondition.of(EndKind.DURATION, "1", "s")))
                      .build()))
          .build();

  private final VirtualClock clock = new VirtualClock();
  @TempDir Path folder;
  private CyclerDevice device;
  private ProgrammedChannel channel;

  @BeforeEach
  void open() {
    device =
        Drivers.builder()
            .register(new NewareBtsDriver())
            .clock(clock)
            .build()
            .open(
                "neware-bts:sim://li-ion-nmc?capacity=45mAh&soc=0.2&protocol-folder="
                    + folder.toString().replace("%", "%25"));
    channel = (ProgrammedChannel) device.channels().get(0);
  }

  @AfterEach
  void close() {
    device.close();
  }

  private void upload(String name, String steps) {
    channel.upload(new ProtocolFile(name, "neware-xml", file(steps), ANY));
  }

  private static String file(String steps) {
    return "<?xml version=\"1.0\" ?><root><config type=\"Step File\" version=\"17\">"
        + "<Whole_Prt><Protect><Main><Volt><Upper Value=\"43000\"/><Lower Value=\"25000\"/></Volt>"
        + "</Main></Protect><Record><Main><Time Value=\"10000\"/></Main></Record></Whole_Prt>"
        + "<Step_Info Num=\"9\">"
        + steps
        + "</Step_Info></config></root>";
  }

  private static String rest(int seconds) {
    return "<Step1 Step_ID=\"1\" Step_Type=\"4\"><Limit><Main><Time Value=\""
        + seconds * 1000L
        + "\"/></Main></Limit></Step1>";
  }

  private static final String CHARGE =
      "<Step2 Step_ID=\"2\" Step_Type=\"1\"><Limit><Main><Curr Value=\"45\"/>"
          + "<Stop_Volt Value=\"42000\"/></Main></Limit></Step2>";
  private static final String HOLD =
      "<Step3 Step_ID=\"3\" Step_Type=\"3\"><Limit><Main><Volt Value=\"42000\"/>"
          + "<Stop_Curr Value=\"2.25\"/></Main></Limit></Step3>";
  private static final String DISCHARGE =
      "<Step4 Step_ID=\"4\" Step_Type=\"2\"><Limit><Main><Curr Value=\"45\"/>"
          + "<Stop_Volt Value=\"30000\"/></Main></Limit></Step4>";
  private static final String TWICE =
      "<Step5 Step_ID=\"5\" Step_Type=\"5\"><Limit><Other><Start_Step Value=\"2\"/>"
          + "<Cycle_Count Value=\"2\"/></Other></Limit></Step5>";
  private static final String END = "<Step6 Step_ID=\"6\" Step_Type=\"6\"/>";

  private void pass(Duration time) {
    clock.pause(time);
  }

  private RunState state() {
    return channel.progress().state();
  }

  @Test
  void theSystemSaysWhatItIsAndWhichChannelsItHas() {
    assertThat(device.identity().text()).isEqualTo("Neware BTS85 21");
    assertThat(device.channels())
        .extracting(c -> c.name())
        .containsExactly(
            "21-1-1", "21-1-2", "21-1-3", "21-1-4", "21-1-5", "21-1-6", "21-1-7", "21-1-8");
    assertThat(channel.read().voltage()).isBetween(3.0, 4.2);
    assertThat(state()).isEqualTo(RunState.FINISHED);
  }

  @Test
  void aStepFileRunsByItselfToItsEnd() {
    upload("cell_0007", rest(60) + CHARGE + HOLD + DISCHARGE + TWICE + END);
    channel.start();
    assertThat(state()).isEqualTo(RunState.RUNNING);
    assertThat(channel.read().output()).as("output during a rest").isEqualTo(OutputState.OFF);

    pass(Duration.ofSeconds(90));
    assertThat(channel.read().current()).isCloseTo(0.045, within(1e-4));
    assertThat(channel.progress().step()).isEqualTo(2);

    pass(Duration.ofHours(12));
    assertThat(state()).isEqualTo(RunState.FINISHED);
    List<RecordedPoint> points = all();
    assertThat(points).hasSizeGreaterThan(1000);
    assertThat(points.get(points.size() - 1).step()).isEqualTo(4);
    assertThat(points.get(points.size() - 1).cycle()).isEqualTo(2);
    assertThat(points.get(points.size() - 1).reading().voltage()).isCloseTo(3.0, within(1e-3));
  }

  private List<RecordedPoint> all() {
    List<RecordedPoint> points = new ArrayList<>();
    List<RecordedPoint> some;
    while (!(some = channel.follow(points.size(), 700)).isEmpty()) {
      points.addAll(some);
    }
    return points;
  }

  @Test
  void pointsHaveNoGapAndTheirTimeNeverGoesBack() {
    upload("a", rest(60) + CHARGE + HOLD + DISCHARGE + TWICE + END);
    channel.start();
    pass(Duration.ofHours(12));
    List<RecordedPoint> points = all();
    for (int i = 1; i < points.size(); i++) {
      assertThat(points.get(i).position()).isEqualTo(i);
      assertThat(points.get(i).testSeconds())
          .as("time of point %d", i)
          .isGreaterThanOrEqualTo(points.get(i - 1).testSeconds());
    }
    RecordedPoint exact = points.get(points.size() - 1);
    assertThat(channel.follow(exact.position(), 1).get(0).testSeconds())
        .as("time of the last point when nothing before it was seen")
        .isCloseTo(exact.testSeconds(), within(1.5));
  }

  @Test
  void aRunCanBePausedResumedAndStopped() {
    upload("a", rest(1000) + END);
    channel.start();
    channel.pause();
    assertThat(state()).isEqualTo(RunState.PAUSED);
    pass(Duration.ofHours(5));
    channel.resume();
    assertThat(state()).isEqualTo(RunState.RUNNING);
    channel.stop();
    assertThat(state()).isEqualTo(RunState.STOPPED);
    channel.stop();
    assertThatThrownBy(channel::resume).isInstanceOf(RefusedException.class);
  }

  @Test
  void aBusyChannelIsNotTouched() {
    upload("mine", rest(1000) + END);
    channel.start();
    assertThatThrownBy(() -> upload("other", rest(1) + END))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("is busy (working, mine)");
    assertThatThrownBy(channel::start).isInstanceOf(RefusedException.class);
  }

  @Test
  void aStepThatTheInstrumentDoesNotKnowIsRefusedAtTheStart() {
    upload("a", "<Step1 Step_ID=\"1\" Step_Type=\"77\"/>" + END);
    assertThatThrownBy(channel::start)
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("did not start (false");
    assertThat(state()).isEqualTo(RunState.FINISHED);
  }

  @Test
  void theProtectionsOfTheFileStopTheRunAndAreAnAlarm() {
    upload("a", CHARGE.replace("42000", "49000") + END);
    channel.start();
    pass(Duration.ofHours(3));
    assertThat(state()).isEqualTo(RunState.PROTECTED);
    assertThat(device.status().alarms()).hasSize(1);
    assertThat(device.status().alarms().get(0).text()).contains("channel 21-1-1");
  }

  @Test
  void namesWithQuotesAndMarkupAreOnlyNames() {
    String name = "a\"b'<start>&amp;\u00E9\u96FB</start>";
    upload(name, rest(1000) + END);
    channel.start();
    assertThat(state()).isEqualTo(RunState.RUNNING);
    assertThatThrownBy(() -> upload("x\ny", rest(1) + END)).isInstanceOf(RefusedException.class);
  }

  @Test
  void onlyTheChosenChannelsAreOpened() {
    Drivers drivers = Drivers.builder().register(new NewareBtsDriver()).clock(clock).build();
    try (CyclerDevice two = drivers.open("neware-bts:sim://li-ion?channels=21-1-3,21-1-8")) {
      assertThat(two.channels()).extracting(c -> c.name()).containsExactly("21-1-3", "21-1-8");
    }
    assertThatThrownBy(() -> drivers.open("neware-bts:sim://li-ion?channels=21-1-9"))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("[21-1-9]; there are [21-1-1,");
  }
}
