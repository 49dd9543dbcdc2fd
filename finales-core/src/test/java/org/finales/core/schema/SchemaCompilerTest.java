package org.finales.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.Violation;
import org.finales.api.json.FinalesJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SchemaCompilerTest {
  private final SchemaCompiler compiler = new SchemaCompiler();

  @ParameterizedTest(name = "{0} is refused at {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{'type':'nonsense'} | /type",
        "{'type':5} | /type",
        "{'properties':{'t':{'minimum':'low'}}} | /properties/t/minimum",
        "{'properties':[]} | /properties",
        "{'required':'t'} | /required",
        "{'properties':{'a/b':{'pattern':'('}}} | /properties/a~1b/pattern",
        "{'patternProperties':{'[':{}}} | /patternProperties",
        "{'pattern':'(a{1000}){1000}'} | /pattern",
        "{'$ref':'http://127.0.0.1:1/schema'} | /$ref",
        "{'$ref':'file:///etc/passwd'} | /$ref",
        "{'$ref':'other.json'} | /$ref",
        "{'properties':{'t':{'$ref':'#/$defs/absent'}}} | /properties/t/$ref",
        "{'$ref':'#'} | ''",
        "{'$defs':{'a':{'$ref':'#/$defs/b'},'b':{'allOf':[{'$ref':'#/$defs/a'}]}}} | /$defs/a",
        "{'not':{'$ref':'#'}} | ''",
        "{'properties':{'t':{'$id':'http://x/y','type':'number'}}} | /properties/t/$id",
        "{'$schema':'http://example.org/own-draft'} | /$schema",
        "{'$schema':7} | /$schema",
        "5 | ''",
        "[] | ''",
      })
  void aSchemaThatIsNoneOrWouldDoHarmIsRefusedWithThePlace(String schema, String path) {
    assertThat(refusal(schema)).extracting(Violation::path).contains(path.trim());
  }

  @Test
  void pathsOfARefusalStartWithThePlaceOfTheSchema() {
    InvalidException refusal =
        catchThrowableOfType(
            InvalidException.class,
            () -> compiler.compile(json("{'type':'nonsense'}"), "/parametersSchema"));
    assertThat(refusal.violations())
        .extracting(Violation::path)
        .containsExactly("/parametersSchema/type");
  }

  @Test
  void aSchemaOfAHundredThousandChoicesIsRefused() {
    ObjectNode schema = FinalesJson.mapper().createObjectNode();
    var choices = schema.putArray("enum");
    IntStream.range(0, 100_000).forEach(choices::add);
    assertThat(refusal(schema)).extracting(Violation::message).asString().contains("10000 values");
  }

  @Test
  void aSchemaNestedBeyondReasonIsRefusedWithoutOverflow() {
    ObjectNode schema = FinalesJson.mapper().createObjectNode();
    ObjectNode inner = schema;
    for (int i = 0; i < 9_000; i++) {
      inner = inner.putObject("not");
    }
    assertThat(refusal(schema)).extracting(Violation::message).asString().contains("64 levels");
  }

  @Test
  void aLongChainOfReferencesIsRefused() {
    String links =
        IntStream.range(0, 500)
            .mapToObj(i -> "'d" + i + "':{'$ref':'#/$defs/d" + (i + 1) + "'}")
            .collect(Collectors.joining(","));
    assertThat(refusal("{'$ref':'#/$defs/d0','$defs':{" + links + ",'d500':{}}}"))
        .extracting(Violation::message)
        .asString()
        .contains("more than 100 schemas");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://json-schema.org/draft-04/schema#",
        "http://json-schema.org/draft-06/schema#",
        "http://json-schema.org/draft-07/schema#",
        "http://json-schema.org/draft-07/schema",
        "https://json-schema.org/draft-07/schema#",
        "https://json-schema.org/draft/2019-09/schema",
        "https://json-schema.org/draft/2020-12/schema",
        "http://json-schema.org/draft/2020-12/schema#",
      })
  void eachDraftIsKnown(String draft) {
    CompiledSchema schema =
        compiler.compile(json("{'$schema':'" + draft + "','properties':{'t':{'type':'number'}}}"));
    assertThat(schema.accepts(json("{'t':1}"))).isTrue();
    assertThat(schema.accepts(json("{'t':'x'}"))).isFalse();
  }

  @Test
  void aReferenceThatDescendsIsFollowedHoweverOften() {
    CompiledSchema tree =
        compiler.compile(
            json("{'type':'object','properties':{'next':{'$ref':'#'},'n':{'type':'integer'}}}"));
    assertThat(tree.accepts(json("{'next':{'next':{'next':{'n':1}}}}"))).isTrue();
    assertThat(tree.validate(json("{'next':{'next':{'next':{'n':'x'}}}}"), ""))
        .containsExactly(new Violation("/next/next/next/n", "is text, expected an integer"));
  }

  @Test
  void anchorsEscapesAndTheOwnAddressAreFollowed() {
    CompiledSchema schema =
        compiler.compile(
            json(
                "{'$id':'https://lab.example/s','$defs':{'a b/c':{'type':'string'},'n':{'$anchor':'num','type':'number'}},"
                    + "'properties':{'x':{'$ref':'#/$defs/a%20b~1c'},'y':{'$ref':'#num'},'z':{'$ref':'https://lab.example/s#/$defs/n'}}}"));
    assertThat(schema.validate(json("{'x':1,'y':'t','z':'t'}"), ""))
        .extracting(Violation::path)
        .containsExactly("/x", "/y", "/z");
    assertThat(schema.accepts(json("{'x':'t','y':1,'z':2}"))).isTrue();
  }

  @Test
  void theSameTextIsCompiledOnce() {
    assertThat(compiler.compile(json("{'type':'object'}")))
        .isSameAs(compiler.compile(json("{'type':'object'}")));
  }

  @Test
  void changingTheTreeAfterwardsChangesNothing() {
    ObjectNode tree = (ObjectNode) json("{'type':'object'}");
    CompiledSchema schema = compiler.compile(tree);
    tree.put("type", "string");
    assertThat(schema.accepts(json("{}"))).isTrue();
    assertThat(compiler.compile(json("{'type':'object'}")).accepts(json("{}"))).isTrue();
  }

  @Test
  void booleansAreSchemas() {
    assertThat(compiler.compile(json("true")).accepts(json("5"))).isTrue();
    assertThat(compiler.compile(json("false")).accepts(json("5"))).isFalse();
  }

  private List<Violation> refusal(String schema) {
    return refusal(json(schema));
  }

  private List<Violation> refusal(JsonNode schema) {
    InvalidException refusal =
        catchThrowableOfType(InvalidException.class, () -> compiler.compile(schema));
    assertThat(refusal).as("the schema must be refused").isNotNull();
    return refusal.violations();
  }

  private static JsonNode json(String text) {
    return FinalesJson.read(text.replace('\'', '"'));
  }
}
