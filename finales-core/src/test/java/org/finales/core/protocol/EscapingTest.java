package org.finales.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.finales.api.cycling.Protocol;
import org.finales.api.property.Attribute;
import org.finales.core.protocol.exchange.ProtocolFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of samples with characters that mean something to a format. */
class EscapingTest {
  private static final Protocol PROTOCOL =
      Examples.method("{\"step\": \"open_circuit_voltage\", \"until_time_s\": 1}");

  @ParameterizedTest
  @EnumSource(names = {"UNICYCLER", "NEWARE_XML", "TOMATO", "FINALES", "PROFILE"})
  void namesComeBackAsTheyWere(ProtocolFormat format) {
    for (String name :
        new String[] {
          "a \"b\" 'c'",
          "<a>&amp;]]>&#10;",
          "two\nlines\tand\ra third",
          "🔋 Zelle é µ",
          "\\ / {} [] %s $NAME",
          "-->"
        }) {
      String written = format.write(PROTOCOL, Examples.OPTIONS.withSample(name)).value();
      Protocol read = format.read(written.getBytes(format.charset())).value();
      assertThat(read.attributes()).as(written).contains(Attribute.of("sample", name));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"UNICYCLER", "TOMATO", "FINALES", "PROFILE"})
  void halvesOfCharactersAreEscapedAsNoFileCanHoldThem(ProtocolFormat format) {
    for (String name : new String[] {"half \ud83d of one", "\udd0b", "🔋 \udd0b\ud83d"}) {
      byte[] file =
          format
              .write(PROTOCOL, Examples.OPTIONS.withSample(name))
              .value()
              .getBytes(format.charset());
      assertThat(format.read(file).value().attributes())
          .as(new String(file, format.charset()))
          .contains(Attribute.of("sample", name));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a \"b\" 'c'", "<a>&amp;", "Zelle é µ", "Technique : 1"})
  void settingsHoldWhatWindowsKnows(String name) {
    ProtocolFormat format = ProtocolFormat.BIOLOGIC_MPS;
    String written = format.write(PROTOCOL, Examples.OPTIONS.withSample(name)).value();
    assertThat(format.read(written.getBytes(format.charset())).value().attributes())
        .contains(Attribute.of("sample", name));
    assertThat(format.read(Examples.bytes(written)).value().attributes())
        .as("in UTF-8, as on standard output")
        .contains(Attribute.of("sample", name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"🔋", "a\nTechnique : 1", "Ω", "tab\there"})
  void settingsRefuseWhatTheyCannotHold(String name) {
    assertThatThrownBy(
            () -> ProtocolFormat.BIOLOGIC_MPS.write(PROTOCOL, Examples.OPTIONS.withSample(name)))
        .isInstanceOf(ProtocolFormatException.class)
        .hasMessageContaining("--sample NAME");
  }

  @Test
  void xmlRefusesWhatItCannotHold() {
    assertThatThrownBy(
            () ->
                ProtocolFormat.NEWARE_XML.write(
                    PROTOCOL, Examples.OPTIONS.withSample("bell \u0007")))
        .isInstanceOf(ProtocolFormatException.class)
        .hasMessageContaining("U+0007");
  }

  @Test
  void tagsAndIdsAreEscapedInJson() {
    Protocol protocol =
        Examples.method(
            "{\"step\": \"tag\", \"tag\": \"\\\"<&\\n🔋\", \"id\": \"\\u0001\"}",
            "{\"step\": \"open_circuit_voltage\", \"until_time_s\": 1}",
            "{\"step\": \"loop\", \"loop_to\": \"\\\"<&\\n🔋\", \"cycle_count\": 2}");
    String written = Examples.write(ProtocolFormat.UNICYCLER, protocol);
    assertThat(written).contains("\"\\\"<&\\n🔋\"").contains("\\u0001");
    Protocol read = Examples.read(written);
    assertThat(read.steps().get(0).tag()).isEqualTo("\"<&\n🔋");
    assertThat(read.attributes()).isEqualTo(protocol.attributes());
    assertThat(Examples.write(ProtocolFormat.UNICYCLER, read)).isEqualTo(written);
  }
}
