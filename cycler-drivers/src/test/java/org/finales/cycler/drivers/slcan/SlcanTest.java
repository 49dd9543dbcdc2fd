package org.finales.cycler.drivers.slcan;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.finales.cycler.link.Framing;
import org.finales.cycler.link.Unreadable;
import org.junit.jupiter.api.Test;

class SlcanTest {

  private static String line(CanFrame frame) {
    return new String(frame.line(), US_ASCII);
  }

  private static int end(FrameAnswer answer, String text) {
    byte[] bytes = text.getBytes(US_ASCII);
    return answer.end(bytes, bytes.length);
  }

  @Test
  void framesAreLinesOfHexadecimalDigits() {
    CanFrame frame = new CanFrame(0x030, new byte[] {0x15, 0, (byte) 0xE8, 3, 0, 0, 0, 0});
    assertThat(line(frame)).isEqualTo("t03081500E80300000000\r");
    assertThat(CanFrame.of("t03081500e80300000000".getBytes(US_ASCII), 21)).contains(frame);
    assertThat(line(new CanFrame(0x7FF))).isEqualTo("t7FF0\r");
  }

  @Test
  void linesThatAreNoFramesOfElevenBitsAreNone() {
    for (String line :
        List.of(
            "",
            "t",
            "z",
            "t1",
            "t8001FF",
            "t10091122334455667788",
            "t1002FF",
            "t1001FF0",
            "t1001FG",
            "T000001001FF",
            "tXYZ0",
            "t100:")) {
      assertThat(CanFrame.of(line.getBytes(US_ASCII), line.length())).as(line).isEmpty();
    }
    assertThatThrownBy(() -> new CanFrame(0x800)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CanFrame(1, new byte[9]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anAnswerIsFoundAmongAcknowledgementsAndFramesOfOthers() {
    FrameAnswer answer = new FrameAnswer(frame -> frame.id() == 0x13C);
    String others = "z\rt1041FF\r\r";
    assertThat(end(answer, others)).isEqualTo(Framing.MORE);
    assertThat(end(answer, others + "t13C1")).isEqualTo(Framing.MORE);
    String all = others + "t13C1AB\r";
    assertThat(end(answer, all + "t13C1CD\r")).isEqualTo(all.length());
    assertThat(answer.frame(all.getBytes(US_ASCII)).at(0)).isEqualTo(0xAB);
  }

  @Test
  void anAdapterThatCannotSendIsNoAnswerThatSaysWhatToCheck() {
    FrameAnswer answer = new FrameAnswer(frame -> true);
    assertThat(end(answer, "\7")).isEqualTo(1);
    assertThatThrownBy(() -> answer.frame(new byte[] {7}))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("terminated");
  }

  @Test
  void theSimulatedAdapterAcknowledgesAsLawicelsDoes() {
    List<CanFrame> heard = new ArrayList<>();
    CanNode node =
        new CanNode() {
          @Override
          public void receive(CanFrame frame, Bus bus) {
            heard.add(frame);
            bus.send(new CanFrame(0x101, (byte) 9), Duration.ZERO);
          }
        };
    SimulatedAdapter adapter = new SimulatedAdapter(4, List.of(node));
    StringBuilder said = new StringBuilder();
    for (byte one : "t1000\rO\rS4\rO\rt1001AB\rF\rS5\rC\rC\rx\r".getBytes(US_ASCII)) {
      adapter.receive(new byte[] {one}, (bytes, after) -> said.append(new String(bytes, US_ASCII)));
    }
    // closed, opened without a speed, speed refused, opened: nothing is heard before S4 and O
    assertThat(said.toString()).startsWith("\7\r");
    assertThat(said.toString()).endsWith("F00\r\7\r\7\7");
    assertThat(heard).containsExactly(new CanFrame(0x100, (byte) 0xAB));
  }
}
