package org.finales.cycler.drivers.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.finales.cycler.link.Exchange;
import org.finales.cycler.link.ExchangePolicy;
import org.finales.cycler.spi.NonsenseException;
import org.finales.cycler.spi.RefusedException;
import org.finales.cycler.spi.VirtualClock;
import org.junit.jupiter.api.Test;

class ModbusClientTest {
  private static final ModbusFaults FAULTS =
      new ModbusFaults(Map.of(7, "access denied", 5, "wrong checksum"), Set.of(5));

  private final VirtualClock clock = new VirtualClock();
  private final ScriptedLink link = new ScriptedLink(clock);

  private ModbusClient client(ModbusFraming framing, int address) {
    return new ModbusClient(
        new Exchange(link, clock, ExchangePolicy.DEFAULT), framing, address, FAULTS);
  }

  private ModbusClient rtu() {
    return client(ModbusFraming.RTU, 1);
  }

  /** Frames that EA's programming guide prints (ModBus and SCPI, REV24, section 4.8.7). */
  @Test
  void framesOfTheGuideAreMadeByteForByte() {
    link.answering(
        "01 05 01 92 FF 00 2C 2B",
        "01 05 01 92 00 00 6D DB",
        "01 06 01 F5 66 66 33 8E",
        "01 03 06 26 20 0C 9B 09 1B 93 50",
        "01 03 04 42 A0 00 00 EE 69",
        "01 03 04 00 00 04 83 B9 52");
    rtu().writeCoil(402, true);
    rtu().writeCoil(402, false);
    rtu().writeRegister(501, 0x6666);
    assertThat(rtu().readRegisters(507, 3)).containsExactly(0x2620, 0x0C9B, 0x091B);
    assertThat(rtu().readRegisters(121, 2)).containsExactly(0x42A0, 0);
    assertThat(rtu().readRegisters(505, 2)).containsExactly(0, 0x0483);
    assertThat(link.sent())
        .containsExactly(
            "01 05 01 92 FF 00 2C 2B",
            "01 05 01 92 00 00 6D DB",
            "01 06 01 F5 66 66 33 8E",
            "01 03 01 FB 00 03 75 C6",
            "01 03 00 79 00 02 15 D2",
            "01 03 01 F9 00 02 15 C6");
  }

  @Test
  void framesForAddressZeroAreMadeByteForByte() {
    ModbusClient zero = client(ModbusFraming.RTU, 0);
    link.answering(
        "00 05 01 92 FF 00 2D FA",
        "00 05 01 92 00 00 6C 0A",
        "00 05 01 95 FF 00 9C 3B",
        "00 05 01 95 00 00 DD CB");
    zero.writeCoil(402, true);
    zero.writeCoil(402, false);
    zero.writeCoil(405, true);
    zero.writeCoil(405, false);
    assertThatThrownBy(() -> zero.readRegisters(507, 3)).hasMessageContaining("did not answer");
    assertThat(link.sent())
        .containsExactly(
            "00 05 01 92 FF 00 2D FA",
            "00 05 01 92 00 00 6C 0A",
            "00 05 01 95 FF 00 9C 3B",
            "00 05 01 95 00 00 DD CB",
            "00 03 01 FB 00 03 74 17",
            "00 03 01 FB 00 03 74 17");
  }

  @Test
  void framesForRidenSuppliesAreMadeByteForByte() {
    link.answering("", "", "01 06 00 08 04 D2 8A 95", "01 06 00 12 00 01 E8 0F");
    assertThatThrownBy(() -> rtu().readRegisters(0, 18)).hasMessageContaining("did not answer");
    rtu().writeRegister(8, 1234);
    rtu().writeRegister(18, 1);
    assertThat(link.sent())
        .containsExactly(
            "01 03 00 00 00 12 C5 C7",
            "01 03 00 00 00 12 C5 C7",
            "01 06 00 08 04 D2 8A 95",
            "01 06 00 12 00 01 E8 0F");
  }

  @Test
  void aQuestionOfModbusTcpHasItsNumberInstead() {
    TcpAnswer nominal = new TcpAnswer(0, 0x4711, Message.of(Message.READ_REGISTERS, 0x79, 2));
    assertThat(nominal.frame()).containsExactly(0x47, 0x11, 0, 0, 0, 6, 0, 3, 0, 0x79, 0, 2);
    link.answering("00 01 00 00 00 07 00 03 04 43 FA 00 00");
    assertThat(client(ModbusFraming.TCP, 0).readRegisters(121, 2)).containsExactly(0x43FA, 0);
  }

  @Test
  void anAnswerOfModbusTcpToAnEarlierQuestionIsSkipped() {
    link.answering("00 09 00 00 00 07 00 03 04 11 11 11 11 00 01 00 00 00 07 00 03 04 43 FA 00 00");
    assertThat(client(ModbusFraming.TCP, 0).readRegisters(121, 2)).containsExactly(0x43FA, 0);
    assertThat(link.sent()).hasSize(1);
  }

  @Test
  void exceptionsAreRefusalsWithTheirMeaningAndAreNotRepeated() {
    link.answering("01 85 07 03 52");
    assertThatThrownBy(() -> rtu().writeCoil(402, true))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("access denied")
        .extracting(e -> ((RefusedException) e).code())
        .isEqualTo("0x07");
    link.answering("01 85 17 02 9E");
    assertThatThrownBy(() -> rtu().writeCoil(402, true))
        .isInstanceOf(RefusedException.class)
        .extracting(e -> ((RefusedException) e).code())
        .isEqualTo("0x17");
    assertThat(link.sent()).hasSize(2);
  }

  @Test
  void aQuestionThatArrivedGarbledIsAskedAgain() {
    byte[] garbled = Crc16.appended(new byte[] {1, (byte) 0x83, 5});
    link.answering(java.util.HexFormat.of().formatHex(garbled).replaceAll("..(?=.)", "$0 "));
    link.answering("01 03 04 42 A0 00 00 EE 69");
    assertThat(rtu().readRegisters(121, 2)).containsExactly(0x42A0, 0);
  }

  @Test
  void aFrameWithAWrongChecksumIsAskedForAgain() {
    link.answering("01 03 04 42 A0 01 00 EE 69", "01 03 04 42 A0 00 00 EE 69");
    assertThat(rtu().readRegisters(121, 2)).containsExactly(0x42A0, 0);
    assertThat(link.sent()).hasSize(2);
  }

  @Test
  void aFrameWithAnotherCountOfBytesOrAnotherRegisterIsNoAnswer() {
    String actual = "01 03 06 26 20 0C 9B 09 1B 93 50";
    link.answering(actual, actual);
    assertThatThrownBy(() -> rtu().readRegisters(121, 2)).isInstanceOf(NonsenseException.class);
    String current = "01 06 01 F5 66 66 33 8E";
    link.answering(current, current);
    assertThatThrownBy(() -> rtu().writeRegister(500, 0x6666))
        .isInstanceOf(NonsenseException.class);
  }

  @Test
  void twoFramesInARowAreNoAnswerEvenIfBothCouldBeOne() {
    String actual = "01 03 06 26 20 0C 9B 09 1B 93 50";
    String zero = "01 03 06 00 00 00 00 00 00 21 75";
    link.answering(zero + "|" + actual, actual);
    assertThat(rtu().readRegisters(507, 3)).containsExactly(0x2620, 0x0C9B, 0x091B);
    assertThat(link.sent()).hasSize(2);
  }

  @Test
  void coilsAreReadInBothWaysOfAnsweringThem() {
    link.answering(hex(1, 1, 1, 1), hex(1, 1, 1, 0));
    assertThat(rtu().readCoil(405)).isTrue();
    assertThat(rtu().readCoil(405)).isFalse();
    link.answering(hex(1, 1, 2, 0xFF, 0), hex(1, 1, 2, 0, 0));
    assertThat(rtu().readCoil(405)).isTrue();
    assertThat(rtu().readCoil(405)).isFalse();
  }

  @Test
  void severalRegistersAreWrittenAtOnce() {
    link.answering(hex(1, 16, 0, 8, 0, 2));
    rtu().writeRegisters(8, 420, 1500);
    assertThat(link.sent().get(0)).startsWith("01 10 00 08 00 02 04 01 A4 05 DC ");
  }

  private static String hex(int... body) {
    byte[] bytes = new byte[body.length];
    for (int i = 0; i < body.length; i++) {
      bytes[i] = (byte) body[i];
    }
    return java.util.HexFormat.ofDelimiter(" ").formatHex(Crc16.appended(bytes));
  }
}
