package org.finales.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.finales.api.broker.Violation;
import org.finales.api.json.FinalesJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class CompiledSchemaTest {
  private static final Duration PROMPT = Duration.ofSeconds(2);

  private final SchemaCompiler compiler = new SchemaCompiler();

  @ParameterizedTest(name = "{0} : {1} -> {2} {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'required':['t']} | {} | /t | is required and missing",
        "{'properties':{'c':{'required':['a/b']}}} | {'c':{}} | /c/a~1b | is required and missing",
        "{'properties':{'t':{'type':'number'}}} | {'t':'x'} | /t | is text, expected a number",
        "{'properties':{'t':{'type':['number','null']}}} | {'t':'x'} | /t | is text, expected a number or null",
        "{'properties':{'t':{'anyOf':[{'type':'number'},{'type':'null'}]}}} | {'t':[]} | /t | is an array, expected a number or null",
        "{'properties':{'t':{'type':'integer'}}} | {'t':1.5} | /t | is a number, expected an integer",
        "{'properties':{'t':{'minimum':200}}} | {'t':5} | /t | is 5, less than 200",
        "{'properties':{'t':{'maximum':200}}} | {'t':500} | /t | is 500, more than 200",
        "{'properties':{'t':{'multipleOf':0.1}}} | {'t':0.35} | /t | is 0.35, not a multiple of 0.1",
        "{'additionalProperties':false} | {'t':5} | /t | is unknown to the schema",
        "{'properties':{'t':{'enum':['a','b']}}} | {'t':'c'} | /t | is \"c\", expected one of [\"a\", \"b\"]",
        "{'properties':{'t':{'const':1}}} | {'t':2} | /t | is 2, expected 1",
        "{'properties':{'t':{'pattern':'^a$'}}} | {'t':'b'} | /t | is \"b\", which does not match ^a$",
        "{'items':{'type':'number'}} | [1,2,'x'] | /2 | is text, expected a number",
        "{'minItems':2} | [1] | `` | has fewer than 2 items",
        "{'$schema':'http://json-schema.org/draft-07/schema#','properties':{'d':{'format':'date'}},'required':['x']} | {'d':'no date'} | /x | is required and missing",
      })
  void aViolationNamesThePlaceAndTheReasonInPlainWords(
      String schema, String value, String path, String message) {
    assertThat(compiler.compile(json(schema)).validate(json(value), "/parameters"))
        .containsExactly(new Violation("/parameters" + path, message));
  }

  @Test
  void ofAlternativesTheOneThatGotFurtherIsExplained() {
    CompiledSchema schema =
        compiler.compile(
            json(
                "{'properties':{'anode':{'anyOf':[{'type':'object','required':['material']},{'type':'null'}]}}}"));
    assertThat(schema.validate(json("{'anode':{}}"), ""))
        .containsExactly(new Violation("/anode/material", "is required and missing"));
  }

  @Test
  void violationsAreSortedAndTheirNumberIsBounded() {
    CompiledSchema schema = compiler.compile(json("{'items':{'type':'number'}}"));
    ArrayNode wrong = FinalesJson.mapper().createArrayNode();
    for (int i = 0; i < 5_000; i++) {
      wrong.add("x");
    }
    List<Violation> violations = schema.validate(wrong, "");
    assertThat(violations).hasSize(100);
    assertThat(violations.get(99).message()).isEqualTo("and 4901 more violations");
  }

  @Test
  void numbersAreComparedExactly() {
    CompiledSchema schema =
        compiler.compile(json("{'properties':{'t':{'maximum':0.3,'multipleOf':0.1}}}"));
    assertThat(schema.accepts(json("{'t':0.3}"))).isTrue();
    assertThat(schema.accepts(json("{'t':0.30000000000000000001}"))).isFalse();
    assertThat(compiler.compile(json("{'type':'integer'}")).accepts(json("2.0"))).isTrue();
    assertThat(compiler.compile(json("{'enum':[1]}")).accepts(json("1.0"))).isTrue();
    assertThat(compiler.compile(json("{'const':1.50}")).accepts(json("1.5"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(.*a){12}b",
        "(a+)+$",
        "^(a|a)*$",
        "^(a|aa)+$",
        "(a*)*b",
        "^(([a-z])+.)+[A-Z]([a-z])+$",
        "(x+x+)+y",
        "^(.*)*$z",
        "((((a*)*)*)*)*b",
        "(a?){50}a{50}b",
        "(((a+)+)+)+b",
      })
  void aPatternThatOthersWouldTryForYearsIsAnsweredPromptly(String pattern) {
    CompiledSchema schema = compiler.compile(patternSchema(pattern));
    ObjectNode value = FinalesJson.mapper().createObjectNode();
    value.putObject("deep").put("s", "a".repeat(2_000) + "x".repeat(2_000) + "!");
    long start = System.nanoTime();
    List<Violation> violations = schema.validate(value, "/p");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).as(pattern).isLessThan(PROMPT);
    assertThat(violations)
        .singleElement()
        .satisfies(violation -> assertThat(violation.path()).isEqualTo("/p/deep/s"));
  }

  @Test
  void aPatternWithTooManyPossibilitiesIsGivenUpWithAViolationThatSaysSo() {
    CompiledSchema schema = compiler.compile(patternSchema("(a?){900}b"));
    ObjectNode value = FinalesJson.mapper().createObjectNode();
    value.putObject("deep").put("s", "a".repeat(4_000));
    assertThat(schema.validate(value, "/p"))
        .containsExactly(
            new Violation("/p/deep/s", "takes too long to compare with the pattern (a?){900}b"));
  }

  @Test
  void alternativesThatMultiplyAreGivenUpPromptly() {
    StringBuilder defs = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      String next = "{'$ref':'#/$defs/d" + (i + 1) + "'}";
      defs.append("'d").append(i).append("':{'allOf':[").append(next).append(",").append(next);
      defs.append("]},");
    }
    CompiledSchema schema =
        compiler.compile(
            json("{'$ref':'#/$defs/d0','$defs':{" + defs + "'d40':{'type':'number'}}}"));
    long start = System.nanoTime();
    assertThat(schema.validate(json("5"), "/p"))
        .containsExactly(new Violation("/p", "takes too long to check against the schema"));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PROMPT);
  }

  @Test
  void aLargeValueIsAllowedItsWork() {
    CompiledSchema schema =
        compiler.compile(
            json(
                "{'items':{'type':'object','properties':{'v':{'type':'number'}},'required':['v']}}"));
    ArrayNode points = FinalesJson.mapper().createArrayNode();
    for (int i = 0; i < 100_000; i++) {
      points.addObject().put("v", i);
    }
    assertThat(schema.validate(points, "")).isEmpty();
  }

  private static JsonNode patternSchema(String pattern) {
    ObjectNode schema = FinalesJson.mapper().createObjectNode();
    schema
        .putObject("properties")
        .putObject("deep")
        .putObject("properties")
        .putObject("s")
        .put("type", "string")
        .put("pattern", pattern);
    return schema;
  }

  private static JsonNode json(String text) {
    return FinalesJson.read(text.replace('\'', '"'));
  }
}
