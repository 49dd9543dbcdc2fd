package org.finales.cycler.link;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import org.finales.cycler.simulator.MemoryLink;
import org.finales.cycler.simulator.Wire;
import org.finales.cycler.spi.NoAnswerException;
import org.finales.cycler.spi.NonsenseException;
import org.finales.cycler.spi.RefusedException;
import org.finales.cycler.spi.SettingException;
import org.finales.cycler.spi.VirtualClock;
import org.junit.jupiter.api.Test;

class ExchangeTest {
  private static final ExchangePolicy POLICY = ExchangePolicy.DEFAULT;

  private final VirtualClock clock = new VirtualClock();

  private LineExchange lines(Script script, ExchangePolicy policy) {
    return new LineExchange(new Exchange(new MemoryLink(script, clock), clock, policy), "\n");
  }

  private LineExchange lines(BiConsumer<String, Wire> what) {
    return lines(new Script(what), POLICY);
  }

  private double seconds() {
    return clock.nanos() / 1e9;
  }

  @Test
  void anAnswerIsTheLineWithoutItsEnd() {
    for (String end : List.of("\n", "\r", "\r\n", "\n\r")) {
      LineExchange lines = lines((said, wire) -> Script.say(wire, " 12.5 V " + end, 30));
      assertThat(lines.ask("MEAS?")).isEqualTo("12.5 V");
      assertThat(lines.ask("MEAS?")).as("the second answer after %s", end).isEqualTo("12.5 V");
    }
  }

  @Test
  void anAnswerMayComeInPieces() {
    LineExchange lines =
        lines(
            (said, wire) -> {
              Script.say(wire, "12", 10);
              Script.say(wire, ".5\n", 400);
            });
    assertThat(lines.ask("MEAS?")).isEqualTo("12.5");
  }

  @Test
  void anEchoIsNoAnswerWhateverItsBlanks() {
    for (String echo : List.of("FETC? A\n", "FETC?A\r\n", " FETC? A \n")) {
      LineExchange lines = lines((said, wire) -> Script.say(wire, echo + "1.5\n", 0));
      assertThat(lines.ask("FETC? A")).isEqualTo("1.5");
    }
  }

  @Test
  void silenceInEveryAttemptIsNoAnswerAndTakesABoundedTime() {
    Script script = new Script((said, wire) -> {});
    LineExchange lines = lines(script, POLICY);

    assertThatThrownBy(() -> lines.ask("MEAS:VOLT?"))
        .isInstanceOf(NoAnswerException.class)
        .hasMessageContaining("MEAS:VOLT?")
        .hasMessageContaining("0.5 s in 2 attempts")
        .hasMessageContaining("check that the instrument is on");
    assertThat(script.heard).hasSize(2);
    assertThat(seconds()).isLessThanOrEqualTo(1.5);
  }

  @Test
  void halfAnAnswerIsNonsenseThatSaysWhatCame() {
    LineExchange lines = lines((said, wire) -> Script.say(wire, "12.\u0001", 0));
    assertThatThrownBy(() -> lines.ask("MEAS?"))
        .isInstanceOf(NonsenseException.class)
        .hasMessageContaining("12.\\x01")
        .hasMessageContaining("the rest of an answer was expected");
  }

  @Test
  void garbageIsAskedAgain() {
    Deque<String> answers = new ArrayDeque<>(List.of("\u00FF\u0080\n", "3.7\n"));
    LineExchange lines = lines((said, wire) -> Script.say(wire, answers.pop(), 0));
    double volts = lines.ask("MEAS?", text -> Numbers.of(text, "V"));
    assertThat(volts).isEqualTo(3.7);
  }

  @Test
  void aRefusalIsNotAskedAgain() {
    Script script = new Script((said, wire) -> Script.say(wire, "-222\n", 0));
    LineExchange lines = lines(script, POLICY);
    assertThatThrownBy(
            () ->
                lines.ask(
                    "ERR?",
                    text -> {
                      throw new RefusedException(text, "too much");
                    }))
        .isInstanceOf(RefusedException.class);
    assertThat(script.heard).hasSize(1);
  }

  @Test
  void aLateAnswerIsNotTakenForTheAnswerToAnotherQuestion() {
    Deque<Integer> delays = new ArrayDeque<>(List.of(700, 900, 0));
    LineExchange lines =
        lines((said, wire) -> Script.say(wire, "to " + said, delays.isEmpty() ? 0 : delays.pop()));

    assertThatThrownBy(() -> lines.ask("VOLT?")).isInstanceOf(NoAnswerException.class);
    assertThat(lines.ask("CURR?")).isEqualTo("to CURR?");
  }

  @Test
  void anAnswerToTheFirstAttemptDoesNotDisturbTheNextQuestion() {
    // the first attempt's answer comes with the second attempt's, and one of them is left over
    Deque<Integer> delays = new ArrayDeque<>(List.of(1_050, 100));
    LineExchange lines =
        lines((said, wire) -> Script.say(wire, "to " + said, delays.isEmpty() ? 0 : delays.pop()));

    assertThat(lines.ask("VOLT?")).isEqualTo("to VOLT?");
    assertThat(lines.ask("CURR?")).isEqualTo("to CURR?");
  }

  @Test
  void whatNobodyAskedForIsThrownAway() {
    LineExchange lines =
        lines(
            (said, wire) -> {
              Script.say(wire, "to " + said, 0);
              Script.say(wire, "Init flow meter\n", 1);
            });
    assertThat(lines.ask("A?")).isEqualTo("to A?");
    clock.pause(Duration.ofMillis(5));
    assertThat(lines.ask("B?")).isEqualTo("to B?");
  }

  @Test
  void tenMillionBytesWithoutAnEndAreNonsenseAndTheNextQuestionIsAnswered() {
    Deque<Boolean> floods = new ArrayDeque<>(List.of(true, true));
    LineExchange lines =
        lines(
            (said, wire) -> {
              if (floods.isEmpty()) {
                Script.say(wire, "5\n", 0);
              } else {
                floods.pop();
                wire.send(new byte[10_000_000]);
              }
            });
    assertThatThrownBy(() -> lines.ask("MEAS?")).isInstanceOf(NonsenseException.class);
    assertThat(lines.ask("MEAS?")).isEqualTo("5");
  }

  @Test
  void exchangesKeepTheirDistance() {
    LineExchange lines =
        lines(
            new Script((said, wire) -> Script.say(wire, "1\n", 0)),
            POLICY.spacing(Duration.ofMillis(50)));
    for (int i = 0; i < 5; i++) {
      lines.ask("A?");
    }
    assertThat(seconds()).isEqualTo(0.2);
  }

  @Test
  void silenceEndsAnAnswerWhereNothingElseDoes() {
    Script script = new Script((said, wire) -> Script.say(wire, "KORADKA3005PV2.0", 10));
    Exchange exchange = new Exchange(new MemoryLink(script, clock), clock, POLICY);
    String answer =
        exchange.ask(
            "*IDN?",
            "*IDN?".getBytes(US_ASCII),
            Framing.untilSilence(Duration.ofMillis(80)),
            bytes -> new String(bytes, US_ASCII));
    assertThat(answer).isEqualTo("KORADKA3005PV2.0");
    assertThat(seconds()).isEqualTo(0.09);
  }

  @Test
  void aCommandWithALineEndOrOtherThanAsciiIsNeverSent() {
    Script script = new Script((said, wire) -> {});
    LineExchange lines = lines(script, POLICY);
    for (String command : List.of("VOLT 1\nOUTP ON", "VOLT 1\r", "VOLT 1\u00B5", "\u0000")) {
      assertThatThrownBy(() -> lines.tell(command)).isInstanceOf(SettingException.class);
    }
    assertThat(script.heard).isEmpty();
  }

  private static final Framing TWO_BYTES_ALONE =
      new Framing() {
        @Override
        public int end(byte[] bytes, int length) {
          return length >= 2 ? 2 : MORE;
        }

        @Override
        public Duration quietAfter() {
          return Duration.ofMillis(5);
        }
      };

  private Exchange exchange(Script script) {
    return new Exchange(new MemoryLink(script, clock), clock, POLICY);
  }

  @Test
  void anAnswerThatMustStandAloneIsNotTakenIfAnotherFollows() {
    for (long gapMillis : List.of(0L, 4L)) {
      Script script = new Script((said, wire) -> Script.say(wire, "ok", 100));
      Script stale =
          new Script(
              (said, wire) -> {
                if (script.heard.isEmpty()) {
                  Script.say(wire, "no", 100 - gapMillis);
                }
                script.receive(said.getBytes(US_ASCII), wire);
              });
      String answer =
          exchange(stale).ask("?", new byte[] {63}, TWO_BYTES_ALONE, b -> new String(b, US_ASCII));
      assertThat(answer).as("with a gap of %d ms", gapMillis).isEqualTo("ok");
      assertThat(stale.heard).hasSize(2);
    }
  }

  @Test
  void anAnswerThatStandsAloneIsTakenAfterTheQuiet() {
    Script script = new Script((said, wire) -> Script.say(wire, "ok", 100));
    exchange(script).ask("?", new byte[] {63}, TWO_BYTES_ALONE, b -> b.length);
    assertThat(script.heard).hasSize(1);
    assertThat(seconds()).isEqualTo(0.105);
  }

  @Test
  void whatNobodyAskedForCanBeOverheardUntilItIsEnough() {
    Script script =
        new Script(
            (said, wire) -> {
              for (int i = 1; i <= 5; i++) {
                Script.say(wire, "x", 100L * i);
              }
            });
    int[] heard = {0};
    Link counting =
        new OverheardLink(
            new MemoryLink(script, clock),
            new LinkListener() {
              @Override
              public void sent(byte[] bytes) {}

              @Override
              public void received(byte[] bytes) {
                heard[0] += bytes.length;
              }
            });
    Exchange exchange = new Exchange(counting, clock, POLICY);
    exchange.tell(new byte[] {63});
    exchange.overhear(Duration.ofSeconds(9), () -> heard[0] == 3);
    assertThat(seconds()).isEqualTo(0.3);
    exchange.overhear(Duration.ofSeconds(1), () -> false);
    assertThat(heard[0]).isEqualTo(5);
    assertThat(seconds()).isEqualTo(1.3);
  }
}
