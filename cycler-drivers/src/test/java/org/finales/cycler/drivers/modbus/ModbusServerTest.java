package org.finales.cycler.drivers.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.finales.cycler.spi.VirtualClock;
import org.junit.jupiter.api.Test;

class ModbusServerTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  private final VirtualClock clock = new VirtualClock();
  private final int[] cells = new int[20];
  private final List<String> answers = new ArrayList<>();
  private final ModbusRegisters registers =
      new ModbusRegisters() {
        @Override
        public int[] read(int first, int count) {
          if (first + count > cells.length) {
            throw new ModbusRefusal(2);
          }
          return java.util.Arrays.copyOfRange(cells, first, first + count);
        }

        @Override
        public void write(int first, int[] values, boolean several) {
          if (values[0] > 1000) {
            throw new ModbusRefusal(3);
          }
          System.arraycopy(values, 0, cells, first, values.length);
        }
      };

  private ModbusServer server(int otherAddressCode, int checksumCode) {
    return new ModbusServer(
        registers,
        ModbusFraming.RTU,
        new ModbusServer.Manners(1, 1, otherAddressCode, checksumCode, false, Duration.ZERO),
        clock);
  }

  private void send(ModbusServer server, String hex) {
    server.receive(HEX.parseHex(hex), (bytes, after) -> answers.add(HEX.formatHex(bytes)));
  }

  @Test
  void framesThatComeInPiecesAreAnsweredOnce() {
    ModbusServer server = server(0, 0);
    String write = HEX.formatHex(Crc16.appended(new byte[] {1, 6, 0, 8, 0, 100}));
    for (String one : (write + " 01 03 00 08 00 01 05 C8").split(" ")) {
      send(server, one);
    }
    assertThat(answers).hasSize(2).startsWith(write);
    assertThat(answers.get(1)).startsWith("01 03 02 00 64 ");
  }

  @Test
  void halfAFrameIsForgottenAfterASilence() {
    ModbusServer server = server(0, 0);
    send(server, "01 06 00");
    clock.pause(Duration.ofSeconds(1));
    send(server, "01 03 00 08 00 01 05 C8");
    assertThat(answers).hasSize(1);
  }

  @Test
  void wrongChecksumsAndOtherAddressesAreAnsweredAsTheFamilyDoes() {
    send(server(0, 0), "01 03 00 08 00 01 05 C9");
    send(server(0, 0), "02 03 00 08 00 01 05 FB");
    assertThat(answers).isEmpty();
    send(server(2, 5), "01 03 00 08 00 01 05 C9");
    assertThat(answers.get(0)).startsWith("01 83 05 ");
    send(server(2, 5), "02 03 00 08 00 01 05 FB");
    assertThat(answers.get(1)).startsWith("02 83 02 ");
  }

  @Test
  void textForTheOtherProtocolOnTheSamePortIsLeftAlone() {
    ModbusServer server = server(2, 5);
    send(server, "2A 49 44 4E 3F 0A");
    send(server, "01 03 00 08 00 01 05 C8");
    assertThat(answers).hasSize(1);
  }

  @Test
  void refusalsAndUnknownFunctionsAreExceptions() {
    ModbusServer server = server(0, 0);
    send(server, HEX.formatHex(Crc16.appended(new byte[] {1, 6, 0, 8, 0x7F, 0})));
    assertThat(answers.get(0)).startsWith("01 86 03 ");
    send(server, HEX.formatHex(Crc16.appended(new byte[] {1, 43, 14, 1, 0})));
    assertThat(answers.get(1)).startsWith("01 AB 01 ");
  }

  @Test
  void anyBytesAreTakenWithoutHarm() {
    Random random = new Random(7);
    for (ModbusFraming framing : ModbusFraming.values()) {
      ModbusServer server =
          new ModbusServer(
              registers, framing, new ModbusServer.Manners(0, 1, 2, 5, true, Duration.ZERO), clock);
      for (int i = 0; i < 20_000; i++) {
        byte[] bytes = new byte[1 + random.nextInt(40)];
        random.nextBytes(bytes);
        bytes[0] = (byte) random.nextInt(4);
        server.receive(bytes, (answer, after) -> answers.add("any"));
        clock.pause(Duration.ofMillis(random.nextInt(200)));
      }
    }
    assertThat(answers).isNotEmpty();
  }
}
