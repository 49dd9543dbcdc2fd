package org.finales.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.finales.api.cycling.Protocol;
import org.finales.core.protocol.exchange.ProtocolFormatException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Spoiled documents: a protocol comes of them, or the documented exception. */
class GarbledProtocolsTest {
  private static final int ROUNDS = 14_000;

  /** Linked data goes through a processor of its own, which is slower. */
  private static final int ROUNDS_OF_LINKED_DATA = 2_000;

  @ParameterizedTest
  @EnumSource
  void aSpoiledDocumentIsReadOrRefused(ProtocolFormat format) {
    Map<ProtocolFormat, byte[]> documents = Examples.all();
    Garbler garbler = new Garbler(20261120L + format.ordinal(), documents.values());
    byte[] document = documents.getOrDefault(format, new byte[0]);
    int rounds = format == ProtocolFormat.BATTINFO ? ROUNDS_OF_LINKED_DATA : ROUNDS;
    int read = 0;
    for (int i = 0; i < rounds; i++) {
      byte[] garbled = garbler.garble(document);
      try {
        ProtocolFormat.detect(garbled);
        Protocol protocol = format.read(garbled).value();
        read++;
        if (i % 10 == 0) {
          writeAgain(format, protocol);
        }
      } catch (ProtocolFormatException e) {
        assertThat(e.problems()).isNotEmpty();
      } catch (RuntimeException | StackOverflowError e) {
        fail("round %d: %s".formatted(i, new String(garbled, StandardCharsets.UTF_8)), e);
      }
    }
    assertThat(read).as("some of them are still protocols").isPositive();
  }

  private static void writeAgain(ProtocolFormat format, Protocol protocol) {
    for (ProtocolFormat other :
        new ProtocolFormat[] {
          format, ProtocolFormat.UNICYCLER, ProtocolFormat.NEWARE_XML, ProtocolFormat.BIOLOGIC_MPS
        }) {
      try {
        other.write(protocol, Examples.OPTIONS.withSample("s"));
      } catch (ProtocolFormatException e) {
        assertThat(e.problems()).isNotEmpty();
      }
    }
  }
}
