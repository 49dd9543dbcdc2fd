package org.finales.core.protocol.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.finales.core.TestData;
import org.finales.core.protocol.ProtocolFormat;
import org.finales.core.protocol.check.Finding.Level;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Protocols that unicycler publishes: what is told of them is true, and nothing else is told. */
class PublishedExamplesTest {

  @ParameterizedTest
  @CsvSource({
    "sample.json, 2 4, 45 mAh at 0.5 C are 22.5 mA of 10 mA",
    "test_protocol.json, 2 4 6 8 10 12 14, 123 mAh at 0.1 and 0.5 C are 12.3 and 61.5 mA of 10 mA",
    "test_protocol_no_sample.json, 8 10, with 45 mAh 0.5 C are 22.5 mA of 10 mA",
    "test_protocol_placeholder_sample.json, 8 10, with 45 mAh 0.5 C are 22.5 mA of 10 mA",
    "test_protocol_with_floats.json, 2 4 6 8 10 12 14, as without",
  })
  void onlyCurrentsBeyondTheirOwnLimitsAreWarnedOf(String name, String steps, String why)
      throws IOException {
    Path file = TestData.folder("unicycler").resolve(name);
    var protocol = ProtocolFormat.UNICYCLER.read(Files.readAllBytes(file)).value();
    List<Finding> found = ProtocolCheck.of(protocol, 0.045);
    assertThat(found)
        .as(why)
        .filteredOn(one -> one.level() != Level.NOTE)
        .allMatch(one -> one.code().equals("set-point-beyond-limit"))
        .extracting(one -> String.valueOf(one.step()))
        .containsExactly(steps.split(" "));
  }
}
