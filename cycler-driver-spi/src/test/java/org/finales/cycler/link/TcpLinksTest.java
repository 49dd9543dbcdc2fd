package org.finales.cycler.link;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.finales.cycler.simulator.TcpInstrument;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.LinkLostException;
import org.finales.cycler.spi.SettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TcpLinksTest {
  private final TcpLinks links = new TcpLinks();

  @Test
  void questionsAreAnsweredOverARealSocket() {
    Script script = new Script((said, wire) -> Script.say(wire, "to " + said, 5));
    try (TcpInstrument instrument = TcpInstrument.open(script, 0);
        Link link = links.open(instrument.target(), LineSettings.of(9600))) {
      LineExchange lines =
          new LineExchange(
              new Exchange(
                  link,
                  LabClock.system(),
                  ExchangePolicy.DEFAULT.answerWithin(Duration.ofSeconds(10))),
              "\n");
      for (int i = 0; i < 100; i++) {
        assertThat(lines.ask("Q" + i)).isEqualTo("to Q" + i);
      }
    }
  }

  @Test
  void aPeerThatHangsUpIsALostLink() {
    try (TcpInstrument instrument =
            TcpInstrument.open(new Script((said, wire) -> wire.send(new byte[] {1})), 0);
        Link link = links.open(instrument.target(), LineSettings.of(9600))) {
      link.write("x".getBytes(US_ASCII));
      assertThat(link.read(new byte[1], 0, 1, Duration.ofSeconds(10))).isEqualTo(1);

      instrument.hangUp();

      assertThatThrownBy(() -> link.read(new byte[1], 0, 1, Duration.ofSeconds(10)))
          .isInstanceOf(LinkLostException.class);
    }
  }

  @Test
  void aPortWhereNobodyListensIsNamed() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    assertThatThrownBy(() -> links.open("127.0.0.1:" + free, LineSettings.of(9600)))
        .isInstanceOf(LinkLostException.class)
        .hasMessageContaining("nothing answers at tcp://127.0.0.1:" + free);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "host", "host:", "host:0", "host:65536", "host:x", ":502", "[]:502"})
  void aTargetWithoutHostOrPortIsRefused(String target) {
    assertThatThrownBy(() -> links.open(target, LineSettings.of(9600)))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("write tcp://HOST:PORT");
  }
}
