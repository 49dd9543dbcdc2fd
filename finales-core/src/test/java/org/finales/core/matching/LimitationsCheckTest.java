package org.finales.core.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.finales.core.matching.Json.json;

import java.util.List;
import org.finales.api.broker.Limitations;
import org.finales.api.broker.Violation;
import org.finales.core.TestData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class LimitationsCheckTest {
  private static final String SCHEMA =
      """
      {"type":"object","properties":{
        "t":{"type":"number","unit":"kelvin"},
        "q":{"type":"string"},
        "b":{"type":"boolean"},
        "i":{"type":"integer"},
        "l":{"type":"array","items":{"type":"number"}},
        "n":{"anyOf":[{"type":"integer"},{"type":"null"}]},
        "o":{"type":"object","properties":{"x":{"type":"number"}},"additionalProperties":false},
        "e":{"enum":["a","b"]},
        "c":{"const":5},
        "r":{"$ref":"#/$defs/R"},
        "w":{"oneOf":[{"type":"number"},{"type":"string"}]},
        "any":{}
      },"$defs":{"R":{"type":"number","unit":"volt"}}}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'t':5}",
        "{'t':[5,6]}",
        "{'t':[{'min':1,'max':2},7]}",
        "{'t':[]}",
        "{'t':[{}]}",
        "{'t':{}}",
        "{}",
        "[]",
        "[{},{'t':5}]",
        "{'n':null}",
        "{'n':[null]}",
        "{'n':[{'min':1,'max':2}]}",
        "{'l':[1,2]}",
        "{'l':[[1,2],[3]]}",
        "{'l':[[{'min':0,'max':1}]]}",
        "{'l':[[]]}",
        "{'q':'x'}",
        "{'q':['x','y']}",
        "{'b':[true,false]}",
        "{'i':[1,{'min':2,'max':9,'step':2}]}",
        "{'o':{'x':[1]}}",
        "{'o':[{'x':[1]},{'x':{}}]}",
        "{'e':['a']}",
        "{'c':5}",
        "{'r':[{'min':1}]}",
        "{'w':[1,'x']}",
        "{'any':{'deep':[[1,{'min':5}]]}}",
        "{'anyOf':[{'t':5},{'q':'x'}]}",
        "{'anyOf':[[{'t':5}]]}",
        "{'t':{'anyOf':[5,{'min':1,'max':2},[7]]}}",
        "{'t':[{'min':20,'max':30,'unit':'degC'}]}",
        "{'t':[{'value':25,'unit':'degC'}]}",
      })
  void everyShapeThatHasAMeaningIsAccepted(String limitations) {
    assertThat(check(limitations).violations()).isEmpty();
    assertThat(check(limitations).warnings()).isEmpty();
  }

  @ParameterizedTest(name = "{0} -> {1} {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'t':{'min':1}} | /limits/t | a range stands in a list: write [{\"min\":1}]",
        "{'t':[{'lo':1}]} | /limits/t/0 | is an object, expected numbers and ranges {min, max, step} in a list",
        "{'t':[{'min':1,'lo':1}]} | /limits/t/0/lo | is not part of a range; a range has min, max, step and unit",
        "{'t':'x'} | /limits/t | is \"x\", expected numbers and ranges {min, max, step} in a list",
        "{'t':['x']} | /limits/t/0 | is \"x\", expected numbers and ranges {min, max, step} in a list",
        "{'t':[[5]]} | /limits/t/0 | is a list, expected numbers and ranges {min, max, step} in a list",
        "{'t':[{'min':3,'max':1}]} | /limits/t/0 | its min 3 is greater than its max 1",
        "{'t':[{'min':'3'}]} | /limits/t/0/min | is no number",
        "{'t':[{'step':0}]} | /limits/t/0/step | is 0, a step is greater than zero",
        "{'t':[{'min':1,'unit':'volt'}]} | /limits/t/0/unit | volt does not measure what the capability's kelvin measures",
        "{'t':[{'min':1,'unit':'glorp'}]} | /limits/t/0/unit | is no known unit",
        "{'t':null} | /limits/t | is null, expected numbers and ranges {min, max, step} in a list",
        "{'i':[1.5]} | /limits/i/0 | is 1.5, expected an integer",
        "{'i':[{'min':1.5}]} | /limits/i/0/min | is 1.5, expected an integer",
        "{'q':5} | /limits/q | is a number, expected a text or a list of texts",
        "{'l':[{'min':1}]} | /limits/l/0 | a range stands in a list: write [{\"min\":1}]",
        "{'l':[[],[{'lo':1}]]} | /limits/l/1/0 | is an object, expected numbers and ranges {min, max, step} in a list",
        "[5] | /limits/0 | a set of limits is an object of parameters and their limits",
        "{'anyOf':['x']} | /limits/anyOf/0 | a set of limits is an object of parameters and their limits",
      })
  void aShapeWithoutMeaningIsRefusedWithPlaceAndReason(
      String limitations, String path, String reason) {
    assertThat(check(limitations).violations()).containsExactly(new Violation(path, reason));
  }

  @Test
  void aNameThatTheCapabilityDoesNotKnowIsAWarning() {
    LimitationsCheck check = check("{'zzz':1,'o':{'y':[{'minimum':1}]},'t':[5]}");
    assertThat(check.violations()).isEmpty();
    assertThat(check.warnings())
        .extracting(Violation::path)
        .containsExactly("/limits/zzz", "/limits/o/y");
  }

  @Test
  void listsWithinListsWithoutEndAreRefusedPromptly() {
    String deep = "[".repeat(40) + "1,2" + "]".repeat(40);
    assertThat(check("{'any':" + deep + "}").violations())
        .extracting(Violation::message)
        .contains("there are too many ways to read its lists within lists");
  }

  @Test
  void everyPublishedLimitationIsAccepted() {
    for (var file : TestData.jsonFiles("finales2")) {
      String place = file.toString();
      JsonNode tree = TestData.read(file);
      if (place.contains("/tenants/") || place.endsWith("example_tenant.json")) {
        tree = tree.get("limitations");
      } else if (!place.contains("/limitations/")) {
        continue;
      }
      for (JsonNode offer : tree.isArray() ? tree : List.of(tree)) {
        JsonNode schema =
            Published.parametersSchema(
                offer.get("quantity").stringValue(), offer.get("method").stringValue());
        LimitationsCheck check =
            LimitationsCheck.of(schema, new Limitations(offer.get("limitations")), "");
        assertThat(check.violations()).as(place).isEmpty();
      }
    }
  }

  private static LimitationsCheck check(String limitations) {
    return LimitationsCheck.of(json(SCHEMA), new Limitations(json(limitations)), "/limits");
  }
}
