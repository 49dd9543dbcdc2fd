package org.finales.cycler.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.finales.cycler.spi.ControlMode;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.LinkLostException;
import org.finales.cycler.spi.NonsenseException;
import org.finales.cycler.spi.RefusedException;
import org.finales.cycler.spi.SetPoint;
import org.finales.cycler.spi.SettingException;
import org.finales.cycler.spi.SteeredChannel;
import org.finales.cycler.spi.UnknownDriverException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriversTest {
  private final ToyDriver toy = new ToyDriver("toy", Envelope.of(0, 5, 10));
  private final Drivers drivers = Drivers.builder().register(toy).build();

  private SteeredChannel open(String where) {
    return (SteeredChannel) drivers.open(where).channels().get(0);
  }

  @Test
  void twoDriversWithOneCodeAreBothNamed() {
    Drivers.Builder builder = Drivers.builder().register(toy);
    ToyDriver other = new ToyDriver("toy", Envelope.UNBOUNDED) {};
    assertThatThrownBy(() -> builder.register(other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the code toy belongs to both")
        .hasMessageContaining(ToyDriver.class.getName() + " and ");
  }

  @Test
  void anUnknownDriverIsToldWhichThereAre() {
    assertThatThrownBy(() -> drivers.open("tyo:x"))
        .isInstanceOf(UnknownDriverException.class)
        .hasMessage("there is no driver tyo; there are toy");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "toy",
        "TOY:x",
        "toy x",
        "toy:x?capacity",
        "toy:x?=1",
        "toy:x?capacity=%zz",
        "toy:x?capacity=1&capacity=2",
        "toy:x\n"
      })
  void aMalformedConnectionStringSaysHowOneLooks(String where) {
    if (where.endsWith("\n")) {
      assertThat(ConnectionString.of(where).target())
          .as("blanks around are dropped")
          .isEqualTo("x");
      return;
    }
    assertThatThrownBy(() -> drivers.open(where)).isInstanceOf(SettingException.class);
  }

  @Test
  void settingsAreHeldToTheirDeclarationsAllAtOnce() {
    assertThatThrownBy(() -> drivers.open("toy:x?capcity=1&max-voltage=4A&min-voltage=low"))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("there is no setting capcity; there are capacity")
        .hasMessageContaining("max-voltage is \"4A\"; give a number with a unit such as V")
        .hasMessageContaining("min-voltage is \"low\"; give a number");
  }

  @Test
  void aSetPointOutsideOfItsOwnWindowIsRefused() {
    SteeredChannel channel = open("toy:x");
    Envelope window = new Envelope(2.5, 4.2, 1, 2, 4, 8);
    for (SetPoint wrong :
        List.of(
            SetPoint.voltage(4.3, window),
            SetPoint.voltage(2.4, window),
            SetPoint.current(1.1, window),
            SetPoint.current(-2.1, window))) {
      assertThatThrownBy(() -> channel.apply(wrong))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining(wrong.text() + " is outside of the battery's window");
    }
    channel.apply(SetPoint.current(-2, window));
    channel.apply(SetPoint.voltage(Math.nextUp(4.2), window));
  }

  @Test
  void aQuantityIsReadInItsOwnUnit() {
    open("toy:x?capacity=500mAh");
    assertThat(toy.told).containsExactly("open with 0.5 Ah");
  }

  @Test
  void aSecretIsNeverShown() {
    ConnectionString where = ConnectionString.of("toy:x?key=swordfish");
    assertThat(where.toString()).doesNotContain("swordfish");
    assertThat(where.text()).isEqualTo("toy:x?key=swordfish");
    assertThatThrownBy(() -> drivers.open("toy:x?key=sword%0Afish"))
        .isInstanceOf(SettingException.class)
        .message()
        .doesNotContain("sword");
  }

  @Test
  void aConnectionStringSurvivesItsText() {
    String text = "toy:serial:///dev/tty%20A?name=a%26b%3Dc%20%C3%A9+";
    ConnectionString once = ConnectionString.of(text);
    assertThat(once.settings()).containsEntry("name", "a&b=c é+");
    assertThat(ConnectionString.of(once.text())).isEqualTo(once);
  }

  @Test
  void localLimitsNarrowTheRatingsAndNobodyCanRaiseThem() {
    SteeredChannel channel = open("toy:x?max-voltage=4.2V&max-charge-current=2A");

    assertThat(channel.ratings().envelope().maxVoltage()).isEqualTo(4.2);
    assertThatThrownBy(() -> channel.apply(SetPoint.voltage(4.3, Envelope.UNBOUNDED)))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.code()).isEqualTo("limit"))
        .hasMessageContaining("4.3 V is above 4.2 V")
        .hasMessageContaining("set on this computer");
    assertThatThrownBy(() -> channel.apply(SetPoint.current(3, Envelope.UNBOUNDED)))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> channel.apply(SetPoint.current(-11, Envelope.UNBOUNDED)))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.code()).isEqualTo("rating"));
    assertThat(toy.told).as("what reached the instrument").containsExactly("open with 2.5 Ah");

    channel.apply(SetPoint.current(2, Envelope.of(2.5, 5, 10)));
    channel.protect(Envelope.of(2.5, 4.5, 10));
    assertThat(toy.told).contains("toy 2.0 A up to 4.2 V", "toy protect 2.5 to 4.2 V");
  }

  @Test
  void theLimitsOfAProgramHoldBesideThoseOfTheConnectionString() {
    Drivers strict = Drivers.builder().register(toy).limits(Envelope.of(2, 4, 1)).build();
    SteeredChannel channel = (SteeredChannel) strict.open("toy:x?max-voltage=5V").channels().get(0);
    assertThat(channel.ratings().envelope().maxVoltage()).isEqualTo(4);
    assertThatThrownBy(() -> strict.open("toy:x?min-voltage=4.5V"))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("contradict");
  }

  @Test
  void limitsThatContradictTheRatingsCloseTheInstrumentAgain() {
    assertThatThrownBy(() -> open("toy:x?min-voltage=6V"))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("leave nothing of what the instrument can do");
    assertThat(toy.told).containsExactly("open with 2.5 Ah", "close");
  }

  @Test
  void aReadingOutsideOfTheRatingsIsReadAgainAndThenRefused() {
    SteeredChannel channel = open("toy:x");
    for (double nonsense : new double[] {6, -0.2, Double.POSITIVE_INFINITY}) {
      toy.told.clear();
      toy.channel.voltage = nonsense;
      assertThatThrownBy(channel::read).isInstanceOf(NonsenseException.class);
      assertThat(toy.told).containsExactly("toy read", "toy read");
    }
    toy.channel.voltage = -0.05;
    assertThat(channel.read().voltage()).as("an offset is no nonsense").isEqualTo(-0.05);
    toy.channel.current = -11;
    assertThatThrownBy(channel::read)
        .isInstanceOf(NonsenseException.class)
        .hasMessageContaining("its ratings are -10.0 to 10.0 A");
  }

  @Test
  void aModeThatTheChannelDoesNotKnowIsRefused() {
    toy.channel.modes.remove(ControlMode.RESISTANCE);
    SteeredChannel channel = open("toy:x");
    assertThatThrownBy(() -> channel.apply(SetPoint.resistance(1, Envelope.UNBOUNDED)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("it knows [REST, CURRENT, VOLTAGE, POWER]");
  }

  @Test
  void aSchemeThatTheDriverCannotUseIsRefusedWithThoseItCan() {
    ToyDriver tcp = new ToyDriver("net", List.of("tcp"), Envelope.UNBOUNDED);
    Drivers two = Drivers.builder().register(toy).register(tcp).build();
    assertThatThrownBy(() -> two.open("net:serial:///dev/ttyS0"))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("cannot use serial://; use tcp://, sim://");
  }

  @Test
  void aScanAsksOnlyWhereAndWhatTheUserAllows() {
    ToyDriver tcp = new ToyDriver("net", List.of("tcp"), Envelope.UNBOUNDED);
    Drivers two = Drivers.builder().register(toy).register(tcp).build();
    PortScan scan = new PortScan(two);

    assertThat(scan.announce(List.of("tcp://127.0.0.1:1", "serial://X"), List.of("net")))
        .containsExactly(java.util.Map.entry("net:tcp://127.0.0.1:1", "*IDN?"));
    List<Found> heard = new java.util.ArrayList<>();
    List<Found> found = scan.run(List.of("tcp://127.0.0.1:1"), List.of("net"), heard::add);
    assertThat(found).isEqualTo(heard).hasSize(1);
    assertThat(found.get(0).problem()).contains("nothing answers at tcp://127.0.0.1:1");
    assertThatThrownBy(() -> scan.run(List.of("tcp://127.0.0.1:1"), List.of("toy"), heard::add))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("cannot be found by asking");
  }

  @Test
  void aDeviceThatIsClosedByItsGuardIsClosed() {
    CyclerDevice device = drivers.open("toy:x");
    device.close();
    assertThat(toy.told).endsWith("close");
    assertThat(new LinkLostException("gone")).hasMessage("gone");
  }
}
