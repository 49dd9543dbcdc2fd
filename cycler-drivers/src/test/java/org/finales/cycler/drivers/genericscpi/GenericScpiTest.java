package org.finales.cycler.drivers.genericscpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.finales.cycler.drivers.bench.TestBench;
import org.finales.cycler.simulator.SimulatedCell;
import org.finales.cycler.spi.Envelope;
import org.finales.cycler.spi.SetPoint;
import org.finales.cycler.spi.SettingException;
import org.finales.cycler.spi.SteeredChannel;
import org.finales.cycler.spi.WrongInstrumentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each profile says, word for word. */
class GenericScpiTest {
  private static final Envelope RATED = new Envelope(0, 30, 5, 0, 150, 0);
  private static final Envelope WINDOW = new Envelope(2.5, 4.2, 3, 3, 12, 12);
  private static final String PLATE = "&rated-voltage=30V&rated-current=5A";

  private final TestBench bench = new TestBench(new ScpiSupplyDriver());

  private static SupplyProfile profile(String code) {
    return SupplyProfile.ALL.stream()
        .filter(profile -> profile.dialect().code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private TestBench open(String code, int outputs) {
    List<SimulatedCell> cells =
        outputs == 1 ? List.of(bench.cell()) : List.of(bench.cell(), bench.cell());
    return bench.open(
        new SupplySimulator(profile(code), RATED, cells),
        "?profile=" + code + "&outputs=" + outputs + PLATE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "generic|1|VOLT 4.200;CURR 1.000;OUTP ON;OUTP?",
        "siglent|2|CH2:VOLT 4.200;CH2:CURR 1.000;OUTP CH2,ON;SYST:STAT?",
        "rigol|2|INST:NSEL 2;VOLT 4.200;CURR 1.000;OUTP ON;OUTP?",
        "rohde-schwarz|2|INST:NSEL 2;VOLT 4.200;CURR 1.000;OUTP ON;OUTP?",
        "keysight|2|VOLT 4.200,(@2);CURR 1.000,(@2);OUTP ON,(@2);OUTP? (@2)",
        "itech|1|VOLT 4.200;CURR 1.000;OUTP ON;OUTP?"
      })
  void aCurrentIsSetInTheWordsOfTheMaker(String code, int outputs, String words) {
    open(code, outputs);
    bench.sent.clear();
    ((SteeredChannel) bench.device().channels().get(outputs - 1))
        .apply(SetPoint.current(1, WINDOW));

    assertThat(bench.sent)
        .containsSubsequence(Arrays.stream(words.split(";")).map(word -> word + "\n").toList());
  }

  @Test
  void someWantToHearThatTheHostTakesAndGivesTheControl() {
    open("itech", 1).device().close();
    assertThat(bench.sent).contains("SYST:REM\n").endsWith("SYST:LOC\n");
  }

  @Test
  void theVoltageOfTheWindowIsProgrammedWhereThatIsPossible() {
    assertThat(open("keysight", 1).steered().protect(WINDOW).maxVoltage()).isEqualTo(4.2);
    assertThat(bench.sent).contains("VOLT:PROT 4.200,(@1)\n");
  }

  @Test
  void anotherMakersInstrumentIsTheWrongOne() {
    assertThatThrownBy(
            () ->
                bench.open(
                    new SupplySimulator(profile("rigol"), RATED, List.of(bench.cell())),
                    "?profile=keysight" + PLATE))
        .isInstanceOf(WrongInstrumentException.class)
        .hasMessageContaining("KEYSIGHT or AGILENT");
  }

  @Test
  void theTypePlateHasToBeTold() {
    assertThatThrownBy(
            () -> bench.open(new SupplySimulator(profile("generic"), RATED, List.of(bench.cell()))))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("rated-voltage is missing");
    assertThatThrownBy(() -> open("itech", 2))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("outputs is 2; give 1 to 1");
  }

  @Test
  void twoThousandGarbledExchangesGiveNoWrongReadingAndNoHang() {
    open("generic", 1).steered().apply(SetPoint.current(0.2, WINDOW));
    bench.garble(2_000, 0.002, 0.001);
  }
}
