package org.finales.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.finales.core.linkeddata.Graph;
import org.finales.core.linkeddata.Node;
import org.finales.core.linkeddata.Standard;
import org.junit.jupiter.api.Test;

class AnswerFormatTest {
  private static final Answer.Rows ROWS =
      new Answer.Rows(
          List.of("a", "b"),
          List.of(
              Arrays.asList(new Node.Iri("urn:x?a&b"), null),
              Arrays.asList(
                  new Node.Blank("b0"),
                  new Node.Literal("eins, \"zwei\"\n", Standard.LANG_STRING, "de")),
              Arrays.asList(Standard.literal("1.10", Standard.DOUBLE), Standard.text("<ä>"))),
          false);

  @Test
  void json() throws IOException {
    assertThat(written(AnswerFormat.JSON, ROWS))
        .isEqualTo(
            """
            {"head":{"vars":["a","b"]},"results":{"bindings":[\
            {"a":{"type":"uri","value":"urn:x?a&b"}},\
            {"a":{"type":"bnode","value":"b0"},\
            "b":{"type":"literal","value":"eins, \\"zwei\\"\\n","xml:lang":"de"}},\
            {"a":{"type":"literal","value":"1.10",\
            "datatype":"http://www.w3.org/2001/XMLSchema#double"},\
            "b":{"type":"literal","value":"<ä>"}}]}}""");
    assertThat(written(AnswerFormat.JSON, new Answer.Truth(true)))
        .isEqualTo("{\"head\":{},\"boolean\":true}");
  }

  @Test
  void xml() throws IOException {
    assertThat(written(AnswerFormat.XML, ROWS))
        .contains("<variable name=\"a\"", "<uri>urn:x?a&amp;b</uri>", "<bnode>b0</bnode>")
        .contains("<literal xml:lang=\"de\">eins, ", "&lt;ä&gt;")
        .contains("<literal datatype=\"http://www.w3.org/2001/XMLSchema#double\">1.10</literal>");
    assertThat(written(AnswerFormat.XML, new Answer.Truth(false)))
        .contains("<boolean>false</boolean>");
  }

  @Test
  void csvAndTsv() throws IOException {
    assertThat(written(AnswerFormat.CSV, ROWS))
        .isEqualTo("a,b\r\nurn:x?a&b,\r\n_:b0,\"eins, \"\"zwei\"\"\n\"\r\n1.10,<ä>\r\n");
    assertThat(written(AnswerFormat.TSV, ROWS))
        .isEqualTo(
            "?a\t?b\n<urn:x?a&b>\t\n_:b0\t\"eins, \\\"zwei\\\"\\n\"@de\n"
                + "\"1.10\"^^<http://www.w3.org/2001/XMLSchema#double>\t\"<ä>\"\n");
  }

  @Test
  void statementsAreNoRows() {
    Answer statements = new Answer.Statements(new Graph(new Node.Iri("urn:g"), List.of()), false);
    assertThat(AnswerFormat.TURTLE.suits(statements)).isTrue();
    assertThatThrownBy(() -> written(AnswerFormat.CSV, statements))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String written(AnswerFormat format, Answer answer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.write(answer, out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
