package org.finales.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.finales.api.json.FinalesJson;
import org.finales.core.TestData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class TemplatesTest {
  /** SHA-256 of what FINALES 2 1.1.0 answers for the published capabilities, as compact JSON. */
  private static final Map<String, String> FINALES_2 =
      Map.ofEntries(
          Map.entry(
              "capacity-cycling",
              "a0711c7bbc29d8bdec66a757fec0f6430165dcfe9fc528e96d97239ce5af193d"),
          Map.entry(
              "cell_assembly-autobass_assembly",
              "43b9f7f8368521df2eddfa9acbce2eca1e8db7f84b9378c09e887b686b7c425b"),
          Map.entry(
              "conductivity-molecular_dynamics",
              "d814934ff7d8b15086f991eaf3f0d9bc10f20d0f742b29c90e808993561415b1"),
          Map.entry(
              "conductivity-polynomial_interpolation",
              "dd753070328c9b555e4243d11fce507253bec5616bcd7c68efd51cd0c07ab18f"),
          Map.entry(
              "conductivity-two_electrode",
              "dd753070328c9b555e4243d11fce507253bec5616bcd7c68efd51cd0c07ab18f"),
          Map.entry(
              "cycling_channel-service",
              "2393866d5f7c5dd724ac5676c18cac002a6090ba33aa7231c8e9ec09711b1d73"),
          Map.entry(
              "degradationEOL-degradation_model",
              "94a294589beeab769c6c33daf7f34d66b4f310e4b5ce909fa550be55411b6f5c"),
          Map.entry(
              "degradationEOL-degradation_workflow",
              "028b4b577377e00ccb4dd3b16a8d47e81491b30db6af3d89e9c83d5d77c875b6"),
          Map.entry(
              "density-molecular_dynamics",
              "65ac84ec06d369d501062a0dd4e356e158097db5a8e355e95cffd46ae796f1b6"),
          Map.entry(
              "density-vibrating_tube_densimetry",
              "059d6efa4ffa747ba43f26005080fe7f0675be18dd4e960837c013d11619b08d"),
          Map.entry(
              "electrolyte-flow",
              "c3b06c4634723e8b6b29a355b0c771adb19dc3a5af4764e60e03c0b69d554735"),
          Map.entry(
              "radial_density_function-molacular_dynamics",
              "f3112dcab99ab0d909663833076eec6caad2abd945211a1b861fb28ad2007ad8"),
          Map.entry(
              "transport-transport_service",
              "9492e9d69033f6711c693786e22fee6e972afb2376568b8dd668b66d2d1bb00c"));

  private static final String DEFS =
      "'$defs':{'O':{'type':'object','properties':{'x':{'type':'number'}},'required':['x']},"
          + "'S':{'type':'string','enum':['a']},"
          + "'Self':{'type':'object','properties':{'next':{'$ref':'#/$defs/Self'},'n':{'type':'integer'}}}}";

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type':'number'} | \"required, float\"",
        "{'type':'integer'} | \"required, int\"",
        "{'type':'string'} | \"required, str\"",
        "{'type':'boolean'} | \"required, bool\"",
        "{'anyOf':[{'type':'number'},{'type':'null'}]} | \"optional, float\"",
        "{'anyOf':[{'type':'number'},{'type':'string'},{'type':'null'}]} | \"optional, float or str\"",
        "{'type':'array','items':{'type':'number'}} | [\"required, float\"]",
        "{'type':'array','items':{'type':'array','items':{'type':'integer'}}} | [[\"required, int\"]]",
        "{'type':'array','items':{'$ref':'#/$defs/O'}} | [{\"x\":\"required, float\"}]",
        "{'type':'object'} | {}",
        "{'allOf':[{'$ref':'#/$defs/O'}]} | {\"x\":\"required, float\"}",
        "{'anyOf':[{'$ref':'#/$defs/O'},{'type':'null'}]} | \"optional, {'x': 'required, float'}\"",
        "{'anyOf':[{'type':'array','items':{'type':'number'}},{'type':'null'}]} | \"optional, ['required, float']\"",
        "{'anyOf':[{'type':'array','prefixItems':[{'type':'number'},{'type':'string'}],'minItems':2,'maxItems':2},{'type':'null'}]} | \"optional, ('float', 'str')\"",
        "{'anyOf':[{'type':'array','items':{'type':'number'},'minItems':1,'maxItems':1},{'type':'null'}]} | \"optional, ('required, float',)\"",
        "{'anyOf':[{'additionalProperties':{'type':'integer'},'type':'object'},{'type':'null'}]} | \"optional, int\"",
        "{'anyOf':[{'additionalProperties':{'$ref':'#/$defs/O'},'type':'object'},{'type':'null'}]} | \"optional, {'required, str': {'x': 'required, float'}}\"",
      })
  void aFormIsWhatFinales2Makes(String property, String expected) {
    assertThat(form(property)).isEqualTo("{\"p\":" + expected + "}");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'$ref':'#/$defs/O'} | {\"p\":{\"x\":\"required, float\"}}",
        "{'$ref':'#/$defs/S'} | {\"p\":\"required, str\"}",
        "{'anyOf':[{'type':'number'},{'type':'string'}]} | {\"p\":\"required, float or str\"}",
        "{'oneOf':[{'type':'number'},{'type':'string'}]} | {\"p\":\"required, float or str\"}",
        "{'type':['number','null']} | {\"p\":\"optional, float\"}",
        "{'enum':['a','b']} | {\"p\":\"required, str\"}",
        "{'const':5} | {\"p\":\"required, int\"}",
        "{'type':'array'} | {\"p\":[]}",
        "{'type':'array','items':{'type':'object','properties':{'y':{'type':'number'}}}} | {\"p\":[{\"y\":\"optional, float\"}]}",
        "{'type':'array','prefixItems':[{'type':'number'},{'type':'string'}]} | {\"p\":[\"required, float\",\"required, str\"]}",
        "{'$ref':'#/$defs/Self'} | {\"p\":{\"next\":{},\"n\":\"optional, int\"}}",
        "{'anyOf':[{'$ref':'#/$defs/Self'},{'type':'null'}]} | {\"p\":\"optional, {'next': {}, 'n': 'optional, int'}\"}",
        "{} | {}",
      })
  void whatFinales2LeavesOutOrFailsOnIsFilledIn(String property, String expected) {
    assertThat(form(property)).isEqualTo(expected);
  }

  @Test
  void thePropertyAfterAnOptionalOneKeepsItsOwnRequirement() {
    assertThat(
            Templates.of(
                    json(
                        "{'type':'object','required':['b'],'properties':{'a':{'anyOf':[{'type':'number'},{'type':'null'}]},'b':{'anyOf':[{'type':'number'},{'type':'string'}]}}}"))
                .toString())
        .isEqualTo("{\"a\":\"optional, float\",\"b\":\"required, float or str\"}");
  }

  @Test
  void textsAreQuotedAsPythonDoes() {
    assertThat(
            PythonText.of(FinalesJson.read("[\"it's\",\"a\\\"b\",\"'\\\"\",\"\\n\\\\\\u0001ä\"]")))
        .isEqualTo("[\"it's\", 'a\"b', '\\'\"', '\\n\\\\\\x01ä']");
  }

  @Test
  void aSchemaThatMultipliesEndsInABoundedForm() {
    StringBuilder defs = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      String next = "{'$ref':'#/$defs/d" + (i + 1) + "'}";
      defs.append(
          "'d" + i + "':{'type':'object','properties':{'a':" + next + ",'b':" + next + "}},");
    }
    assertThat(
            Templates.of(json("{'$ref':'#/$defs/d0','$defs':{" + defs + "'d40':{}}}")).toString())
        .hasSizeLessThan(1_000_000);
  }

  @Test
  void quotesWithinQuotesWithoutEndAreCutShort() {
    StringBuilder defs = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      defs.append("'d" + i + "':{'type':'object','properties':{'a':{'anyOf':[{'$ref':'#/$defs/d");
      defs.append((i + 1) + "'},{'type':'null'}]}}},");
    }
    assertThat(
            Templates.of(json("{'$ref':'#/$defs/d0','$defs':{" + defs + "'d60':{}}}")).toString())
        .hasSizeLessThan(1_000_000);
  }

  @Test
  void thePublishedCapabilitiesGiveTheFormsThatTheirTenantsKnow() throws Exception {
    Set<String> seen = new TreeSet<>();
    for (var file : TestData.jsonFiles("finales2/capabilities")) {
      JsonNode capability = TestData.read(file);
      String name =
          capability.get("quantity").stringValue() + "-" + capability.get("method").stringValue();
      String form =
          FinalesJson.write(
              Templates.of(
                  capability.get("json_schema_specifications"),
                  capability.get("json_schema_result_output")));
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(form.getBytes(StandardCharsets.UTF_8));
      assertThat(HexFormat.of().formatHex(digest))
          .as("%s: %s", name, form)
          .isEqualTo(FINALES_2.get(name));
      seen.add(name);
    }
    assertThat(seen).isEqualTo(new TreeSet<>(FINALES_2.keySet()));
  }

  private static String form(String property) {
    return Templates.of(
            json(
                "{'type':'object','properties':{'p':"
                    + property
                    + "},'required':['p'],"
                    + DEFS
                    + "}"))
        .toString();
  }

  private static JsonNode json(String text) {
    return FinalesJson.read(text.replace('\'', '"'));
  }
}
