package org.finales.cycler.drivers.eaps2000b;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.finales.cycler.drivers.simulated.SimulatedConnection;
import org.finales.cycler.link.Framing;
import org.finales.cycler.spi.Alarm;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.RefusedException;
import org.finales.cycler.spi.SetPoint;
import org.finales.cycler.spi.SteeredChannel;
import org.junit.jupiter.api.Test;

class EaPs2000bDriverTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();
  private static final Envelope WINDOW = new Envelope(2.5, 4.2, 5, 0, 30, 0);

  private static SimulatedConnection connection(String settings) {
    return new SimulatedConnection(
        new EaPs2000bDriver(), "ea-ps2000b:sim://cell" + settings, "li-ion-nmc?soc=50%", 1);
  }

  private static String said(SimulatedConnection connection, String hex) {
    List<String> answers = new ArrayList<>();
    connection
        .instrument()
        .receive(HEX.parseHex(hex), (bytes, after) -> answers.add(HEX.formatHex(bytes)));
    return String.join(" | ", answers);
  }

  @Test
  void telegramsAreMadeByteForByte() {
    assertThat(HEX.formatHex(Telegram.query(0, PsObject.TYPE, 16))).isEqualTo("7F 00 00 00 7F");
    assertThat(HEX.formatHex(Telegram.query(0, PsObject.NOMINAL_VOLTAGE, 4)))
        .isEqualTo("73 00 02 00 75");
    assertThat(HEX.formatHex(Telegram.query(0, PsObject.ACTUAL, 6))).isEqualTo("75 00 47 00 BC");
    assertThat(HEX.formatHex(Telegram.query(1, PsObject.ACTUAL, 6))).isEqualTo("75 01 47 00 BD");
    byte mask = 0x10;
    byte one = 1;
    byte zero = 0;
    assertThat(HEX.formatHex(Telegram.send(0, 54, mask, mask))).isEqualTo("F1 00 36 10 10 01 47");
    assertThat(HEX.formatHex(Telegram.send(0, 54, mask, zero))).isEqualTo("F1 00 36 10 00 01 37");
    assertThat(HEX.formatHex(Telegram.send(0, 54, one, one))).isEqualTo("F1 00 36 01 01 01 29");
    assertThat(HEX.formatHex(Telegram.send(0, 54, one, zero))).isEqualTo("F1 00 36 01 00 01 28");
    assertThat(HEX.formatHex(Telegram.send(0, 50, Telegram.word(PsObject.FULL / 2))))
        .isEqualTo("F1 00 32 32 00 01 55");
  }

  @Test
  void aTextMayBeShorterThanItsRoomButANumberMayNot() {
    byte[] text = Telegram.answer(0, PsObject.TYPE, "PS2042-06B\0".getBytes(US_ASCII));
    assertThat(new TelegramAnswer("tell", 0, PsObject.TYPE, 1, 16).end(text, text.length))
        .isEqualTo(text.length);
    byte[] number = Telegram.answer(0, PsObject.NOMINAL_VOLTAGE, (byte) 0x42, (byte) 0x28);
    assertThat(
            new TelegramAnswer("tell", 0, PsObject.NOMINAL_VOLTAGE, 4, 4)
                .end(number, number.length))
        .isEqualTo(Framing.HOPELESS);
  }

  @Test
  void theSimulatorTakesTheTelegramsOfTheFactsInPieces() {
    SimulatedConnection connection = connection("");
    assertThat(said(connection, "F1 00 32 32 00 01 55")).isEqualTo("80 00 FF 09 01 88");
    assertThat(said(connection, "F1 00 36 10")).isEmpty();
    assertThat(said(connection, "10 01 47")).isEqualTo("80 00 FF 00 01 7F");
    assertThat(said(connection, "F1 00 32 32 00 01 55")).isEqualTo("80 00 FF 00 01 7F");
    assertThat(said(connection, "75 00 48 00 BD")).startsWith("85 00 48 01 00 32 00 00 00 ");
    assertThat(said(connection, "F1 00 32 32 00 01 56")).isEqualTo("80 00 FF 03 01 82");
    assertThat(said(connection, "75 01 47 00 BD")).isEqualTo("80 01 FF 05 01 85");
    assertThat(said(connection, "70 00 63 00 D3")).isEqualTo("80 00 FF 07 01 86");
    assertThat(said(connection, "70 00 47 00 B7")).isEqualTo("80 00 FF 08 01 87");
    assertThat(said(connection, "F1 00 32 70 00 01 93")).isEqualTo("80 00 FF 30 01 AF");
  }

  @Test
  void bothOutputsOfATripleAreSteeredAlone() {
    SimulatedConnection connection = connection("?outputs=2");
    try (CyclerDevice device = new EaPs2000bDriver().open(connection)) {
      assertThat(device.identity().text()).isEqualTo("EA PS2342-06B 1034440002 V2.01 simulated");
      SteeredChannel second = (SteeredChannel) device.channels().get(1);
      second.apply(SetPoint.current(1.5, WINDOW));
      assertThat(second.read().current()).isEqualTo(1.5, within(0.001));
      assertThat(device.channels().get(0).read().current()).isZero();
    }
  }

  @Test
  void protectionsAreSharesOfElevenTenthsOfTheRatings() {
    SimulatedConnection connection = connection("");
    try (CyclerDevice device = new EaPs2000bDriver().open(connection)) {
      SteeredChannel channel = (SteeredChannel) device.channels().get(0);
      assertThat(channel.protect(Envelope.UNBOUNDED).maxVoltage()).isEqualTo(46.2, within(1e-9));
      Envelope stands = channel.protect(new Envelope(2.5, 3.9, 2, 0, 30, 0));
      assertThat(stands.maxVoltage()).isBetween(3.898, 3.9);
      channel.apply(SetPoint.current(1, WINDOW));
      connection.clock().pause(Duration.ofHours(1));
      assertThat(device.status().alarms()).extracting(Alarm::code).containsExactly("OVP");
      device.acknowledge();
      assertThat(device.status().alarms()).isEmpty();
    }
  }

  @Test
  void withoutRemoteControlTheReasonIsTold() {
    SimulatedConnection connection = connection("");
    CyclerDevice device = new EaPs2000bDriver().open(connection);
    SteeredChannel channel = (SteeredChannel) device.channels().get(0);
    connection.cable().powerCycle();
    assertThatThrownBy(() -> channel.apply(SetPoint.current(1, WINDOW)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("it is not under remote control; open it again");
    device.close();
    connection.cable().takeLocalControl();
    assertThatThrownBy(() -> new EaPs2000bDriver().open(connection))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("unlock it at its front");
  }
}
