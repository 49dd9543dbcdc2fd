package org.finales.core.linkeddata.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.finales.core.TestData;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.NQuads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RealDocumentsTest {
  private static final JsonLdReader PLAIN = JsonLdReader.ofDefaults();
  private static final JsonLdReader CANONICAL = PLAIN.with(JsonLdReader.Numbers.CANONICAL);

  static Stream<Path> sound() {
    return Stream.concat(
            Datasets.documents("battinfo").stream(), Datasets.documents("unicycler").stream())
        .filter(file -> !Datasets.text(file).contains("NaN"));
  }

  @ParameterizedTest
  @MethodSource("sound")
  void our_contexts_understand_what_the_published_ones_do(Path file) {
    byte[] document = bytes(Datasets.text(file));
    Contexts published = Contexts.ofDefaults().withFolder(TestData.folder("contexts"));

    List<Graph> ours = PLAIN.read(document);

    assertThat(NQuads.write(ours)).doesNotContain(JsonLdReader.UNKNOWN);
    Datasets.assertSame(file.toString(), ours, PLAIN.with(published).read(document));
  }

  @ParameterizedTest
  @MethodSource("sound")
  void another_toolkit_reads_the_same(Path file) {
    String document = Datasets.text(file);

    Datasets.assertSame(
        file.toString(), NQuads.write(CANONICAL.read(bytes(document))), Datasets.jena(document));
  }

  @ParameterizedTest
  @MethodSource("sound")
  void what_is_written_again_reads_the_same(Path file) {
    List<Graph> graphs = PLAIN.read(bytes(Datasets.text(file)));

    for (JsonLdWriter writer :
        List.of(
            JsonLdWriter.ofDefaults(),
            JsonLdWriter.ofDefaults().indented(),
            JsonLdWriter.ofDefaults().with(JsonLdWriter.Numbers.EXACT))) {
      Datasets.assertSame(file.toString(), PLAIN.read(bytes(writer.write(graphs))), graphs);
    }
  }

  @ParameterizedTest
  @MethodSource("sound")
  void another_toolkit_reads_the_same_from_what_is_written_again(Path file) {
    String document = Datasets.text(file);
    String expected = Datasets.jena(document);

    String plain = JsonLdWriter.ofDefaults().write(PLAIN.read(bytes(document)));
    String exact =
        JsonLdWriter.ofDefaults()
            .with(JsonLdWriter.Numbers.EXACT)
            .write(CANONICAL.read(bytes(document)));

    Datasets.assertSame(file + " with native numbers", Datasets.jena(plain), expected);
    Datasets.assertSame(file + " with exact numbers", Datasets.jena(exact), expected);
  }

  /** The oracle was made with a toolkit that takes 4.0 for a double, where it is a whole number. */
  @Test
  void the_canonical_form_of_the_cyclers_protocol_is_the_published_one() {
    Path folder = TestData.folder("unicycler");
    String published =
        Pattern.compile("\"([^\"]*)\"\\^\\^<[^>]*double>")
            .matcher(Datasets.text(folder.resolve("test_battinfo_canonized.nq")))
            .replaceAll(number -> standard(new BigDecimal(number.group(1))));

    String read =
        NQuads.write(CANONICAL.read(bytes(Datasets.text(folder.resolve("test_battinfo.jsonld")))));

    Datasets.assertSame("test_battinfo.jsonld", read, published);
  }

  private static String standard(BigDecimal number) {
    String xsd = "http://www.w3.org/2001/XMLSchema#";
    return number.stripTrailingZeros().scale() <= 0
        ? "\"%s\"^^<%sinteger>".formatted(number.toBigInteger(), xsd)
        : "\"%s\"^^<%sdouble>".formatted(Doubles.canonical(number), xsd);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
