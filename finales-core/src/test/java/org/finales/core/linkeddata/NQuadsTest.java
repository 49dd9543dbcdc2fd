package org.finales.core.linkeddata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NQuadsTest {

  @Test
  void what_is_written_reads_back_the_same() {
    Statements out = new Statements();
    Node.Iri thing = new Node.Iri("urn:x:1");
    Node.Iri relation = new Node.Iri("https://example.org/r");
    out.text(thing, relation, "a \"quoted\" \\ text\n\twith µ, 中 and 🔋 and \u0001");
    out.add(out.blank(), relation, new Node.Literal("Grüße", Standard.LANG_STRING, "de-ch"));
    out.add(thing, relation, Standard.literal("1.10", Standard.DOUBLE));
    Graph named = out.graph(new Node.Iri("urn:g"));
    Graph unnamed = new Statements().text(thing, relation, "x").graph(null);

    assertThat(NQuads.read(NQuads.write(List.of(named, unnamed)))).containsExactly(named, unnamed);
  }

  @Test
  void comments_empty_lines_and_escapes_are_read() {
    List<Graph> graphs =
        NQuads.read("# nothing\n\n<urn:a> <urn:b> \"\\u00b5\\U0001F50B\" . # end\r\n");

    assertThat(graphs)
        .containsExactly(
            new Statements().text(new Node.Iri("urn:a"), new Node.Iri("urn:b"), "µ🔋").graph(null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<urn:a> <urn:b> | ends within",
        "<urn:a> <urn:b> \"x | ends within",
        "<urn:a> _:b <urn:c> . | relation must be an IRI",
        "<a> <urn:b> <urn:c> . | not absolute",
        "<urn:a> <urn:b> <urn:c> . <urn:d> | ends with its line",
        "<urn:a> <urn:b> \"\\q\" . | no escape",
        "<urn:a> <urn:b> \"\\uZZZZ\" . | no character number",
        "\"a\" <urn:b> <urn:c> . | IRI in angle brackets"
      })
  void malformed_lines_are_refused_with_their_place(String text, String reason) {
    assertThatThrownBy(() -> NQuads.read(text))
        .isInstanceOf(LinkedDataException.class)
        .hasMessageContaining("Line 1")
        .hasMessageContaining(reason);
  }
}
