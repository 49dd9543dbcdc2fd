package org.finales.core.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.finales.core.matching.Json.json;
import static org.finales.core.matching.Json.limits;

import org.finales.api.broker.MatchReport.Obstacle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulationsTest {
  private static final String SCHEMA =
      """
      {"type":"object","required":["formulation"],"properties":{
        "formulation":{"type":"array","items":{"$ref":"#/$defs/Component"}},
        "cell":{"anyOf":[{"$ref":"#/$defs/Cell"},{"type":"null"}]}},
       "$defs":{
        "Cell":{"type":"object","properties":{"electrolyte":{"type":"array","items":{"$ref":"#/$defs/Component"}}}},
        "Component":{"type":"object","required":["chemical","fraction","fraction_type"],"properties":{
          "chemical":{"allOf":[{"$ref":"#/$defs/Chemical"}]},
          "fraction":{"type":"number"},
          "fraction_type":{"type":"string"}}},
        "Chemical":{"type":"object","properties":{"SMILES":{"type":"string"},"InChIKey":{"type":"string"}}}}}
      """;

  private static final String SALT =
      "{'chemical':{'SMILES':'Li','InChIKey':'SALT'},'fraction':[0,{'min':0.1,'max':0.2}],'fraction_type':['molPerMol']}";
  private static final String EC =
      "{'chemical':{'SMILES':'C1','InChIKey':'EC'},'fraction':[{'min':0,'max':0.5}],'fraction_type':'molPerMol'}";
  private static final String EMC =
      "{'chemical':{'SMILES':'CC','InChIKey':'EMC'},'fraction':[{'min':0.4,'max':1}],'fraction_type':['molPerMol']}";
  private static final String SYSTEM = "[" + SALT + "," + EC + "," + EMC + "]";

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "SALT 0.1, EC 0.4, EMC 0.5 | true",
        "EMC 0.5, EC 0.4, SALT 0.1 | true",
        "EMC 1 | true",
        "EC 0.5, EMC 0.5 | true",
        "EC 0.51, EMC 0.49 | false",
        "SALT 0, EMC 1 | true",
        "SALT 0.05, EMC 0.95 | false",
        "SALT 0.2, EC 0.4, EMC 0.4 | true",
        "SALT 0.2, EC 0.5 | false",
        "EMC 0.9, DMC 0.1 | false",
        "EMC 1, DMC 0 | false",
        "EC 0.25, EC 0.25, EMC 0.5 | true",
        "EC 0.3, EC 0.3, EMC 0.4 | false",
        "EMC 0.3, EMC 0.3, EC 0.4 | true",
      })
  void aSystemAdmitsWhatItListsWithinItsFractions(String formulation, boolean admitted) {
    CompiledLimitations compiled = limits(SCHEMA, "{'formulation':[" + SYSTEM + "]}");
    String parameters = parameters(formulation);
    assertThat(compiled.admits(json(parameters))).isEqualTo(admitted);
    assertThat(compiled.obstacles(json(parameters)).isEmpty()).isEqualTo(admitted);
  }

  @Test
  void aFlatListIsOneSystem() {
    CompiledLimitations compiled = limits(SCHEMA, "{'formulation':" + SYSTEM + "}");
    assertThat(compiled.admits(json(parameters("EC 0.5, EMC 0.5")))).isTrue();
    assertThat(compiled.admits(json(parameters("DMC 1")))).isFalse();
  }

  @Test
  void systemsAreAlternatives() {
    String other = "[{'chemical':{'SMILES':['DM','COC']},'fraction':[]}]";
    for (String limit :
        new String[] {
          "[" + SYSTEM + "," + other + "]",
          "[{'anyOf':[" + SYSTEM + "," + other + "]}]",
          "{'anyOf':[[" + SYSTEM + "],[" + other + "]]}"
        }) {
      CompiledLimitations compiled = limits(SCHEMA, "{'formulation':" + limit + "}");
      assertThat(compiled.admits(json(parameters("EMC 1")))).as(limit).isTrue();
      assertThat(compiled.admits(json(parameters("DMC 1")))).as(limit).isTrue();
      assertThat(compiled.admits(json(parameters("DMC 0.5, EMC 0.5")))).as(limit).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "C1, other key, true",
    "other spelling, EC, true",
    "C1, '', true",
    "'', EC, true",
    "other spelling, other key, false",
    "'', '', false"
  })
  void aChemicalIsKnownByEitherOfItsNames(String smiles, String key, boolean known) {
    CompiledLimitations compiled = limits(SCHEMA, "{'formulation':[[" + EC + "]]}");
    String chemical = "{'SMILES':'" + smiles + "','InChIKey':'" + key + "'}";
    assertThat(
            compiled.admits(
                json(
                    "{'formulation':[{'chemical':"
                        + chemical
                        + ",'fraction':0.5,'fraction_type':'molPerMol'}]}")))
        .isEqualTo(known);
  }

  @Test
  void theFractionsTypeIsLimitedToo() {
    CompiledLimitations compiled = limits(SCHEMA, "{'formulation':[[" + EMC + "]]}");
    assertThat(compiled.admits(json(parameters("EMC 1").replace("molPerMol", "massPerMass"))))
        .isFalse();
    assertThat(
            compiled
                .obstacles(json(parameters("EMC 1").replace("molPerMol", "massPerMass")))
                .get(0)
                .path())
        .isEqualTo("/formulation/0/fraction_type");
  }

  @Test
  void ofAChemicalListedTwiceEverythingIsCompared() {
    CompiledLimitations compiled = limits(SCHEMA, "{'formulation':[" + SYSTEM + "]}");
    String twice = parameters("EC 0.25, EC 0.25, EMC 0.5");
    assertThat(compiled.admits(json(twice))).isTrue();
    assertThat(compiled.admits(json(twice.replaceFirst("molPerMol", "massPerMass")))).isFalse();
    assertThat(
            compiled.admits(
                json(twice.replaceFirst("'fraction':0.25", "'fraction':{'value':25,'unit':'%'}"))))
        .isFalse();
  }

  @Test
  void emptyListsRestrictNothing() {
    for (String limit : new String[] {"[]", "[[]]", "{}"}) {
      CompiledLimitations compiled = limits(SCHEMA, "{'formulation':" + limit + "}");
      assertThat(compiled.admits(json(parameters("XYZ 1")))).as(limit).isTrue();
    }
    CompiledLimitations any =
        limits(SCHEMA, "{'formulation':[[{'chemical':{},'fraction':[{'max':0.5}]}]]}");
    assertThat(any.admits(json(parameters("XYZ 0.5, EC 0.5")))).isTrue();
    assertThat(any.admits(json(parameters("XYZ 0.6, EC 0.4")))).isFalse();
  }

  @Test
  void aNestedFormulationIsLimitedAndOneThatIsNotAskedForIsNot() {
    CompiledLimitations compiled = limits(SCHEMA, "{'cell':{'electrolyte':[" + SYSTEM + "]}}");
    String electrolyte = parameters("EMC 1").replace("'formulation'", "'electrolyte'");
    String wrong = parameters("DMC 1").replace("'formulation'", "'electrolyte'");
    assertThat(compiled.admits(json("{'cell':" + electrolyte + "}"))).isTrue();
    assertThat(compiled.admits(json("{'cell':" + wrong + "}"))).isFalse();
    assertThat(compiled.admits(json("{'cell':null}"))).isTrue();
    assertThat(compiled.admits(json("{'cell':{}}"))).isTrue();
    assertThat(compiled.admits(json("{}"))).isTrue();
  }

  @Test
  void obstaclesNameTheConstituentAndTheLimit() {
    CompiledLimitations compiled = limits(SCHEMA, "{'formulation':[" + SYSTEM + "]}");
    assertThat(compiled.obstacles(json(parameters("SALT 0.3, DMC 0.7"))))
        .extracting(Obstacle::path, Obstacle::reason)
        .containsExactly(
            tuple("/formulation/0/fraction", "0.3 is outside 0 or 0.1 to 0.2"),
            tuple("/formulation/1/chemical", "is none of the chemicals of this system: Li, C1, CC"),
            tuple("/formulation", "lacks CC, of which this system needs some"));
  }

  @Test
  void manyChemicalsAreCountedRightBeyondSixtyFour() {
    StringBuilder system = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      system.append(i == 0 ? "" : ",");
      system.append("{'chemical':{'SMILES':'S" + i + "'},'fraction':[{'min':");
      system.append(i == 99 ? "0.1" : "0").append(",'max':1}]}");
    }
    CompiledLimitations compiled = limits(SCHEMA, "{'formulation':[[" + system + "]]}");
    assertThat(compiled.admits(json(bySmiles("S0", "S99")))).isTrue();
    assertThat(compiled.admits(json(bySmiles("S0", "S98")))).isFalse();
    assertThat(compiled.admits(json(bySmiles("S0", "S1")))).isFalse();
  }

  private static String bySmiles(String first, String second) {
    return parameters("A 0.5, B 0.5")
        .replace("'SMILES':'A'", "'SMILES':'" + first + "'")
        .replace("'SMILES':'B'", "'SMILES':'" + second + "'");
  }

  /** Turns "EC 0.5, EMC 0.5" into a request's parameters. */
  private static String parameters(String formulation) {
    StringBuilder text = new StringBuilder("{'formulation':[");
    for (String constituent : formulation.split(", ", -1)) {
      String[] words = constituent.split(" ", -1);
      String smiles =
          switch (words[0]) {
            case "SALT" -> "Li";
            case "EC" -> "C1";
            case "EMC" -> "CC";
            case "DMC" -> "COC";
            default -> words[0];
          };
      text.append(text.charAt(text.length() - 1) == '[' ? "" : ",");
      text.append("{'chemical':{'SMILES':'" + smiles + "','InChIKey':'" + words[0] + "'},");
      text.append("'fraction':" + words[1] + ",'fraction_type':'molPerMol'}");
    }
    return text + "]}";
  }
}
