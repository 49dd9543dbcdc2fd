package org.finales.core.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.finales.core.matching.Json.json;
import static org.finales.core.matching.Json.limits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompiledLimitationsTest {
  private static final String SCHEMA =
      """
      {"type":"object","required":["t"],"properties":{
        "t":{"type":"number","unit":"kelvin"},
        "q":{"type":"string"},
        "b":{"type":"boolean"},
        "plain":{"type":"number"},
        "l":{"type":"array","items":{"type":"number"}},
        "texts":{"type":"array","items":{"type":"string"}},
        "places":{"type":"array","items":{"type":"object","properties":{"room":{"type":"string"}}}},
        "n":{"anyOf":[{"type":"integer"},{"type":"null"}],"default":null},
        "where":{"$ref":"#/$defs/Place"},
        "amount":{"type":"object","properties":{"value":{"type":"number"},"unit":{"type":"string","default":"mL"}}},
        "any":{}
      },"$defs":{"Place":{"type":"object","properties":{"room":{"type":"string"},"shelf":{"type":["integer","null"]}},"required":["room"]}}}
      """;

  @ParameterizedTest(name = "{0} admits {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // top level
        "[] | {'t':1} | true",
        "{} | {'t':1} | true",
        "[{}] | {'t':1} | true",
        "[{'t':1},{'t':2}] | {'t':2} | true",
        "[{'t':1},{'t':2}] | {'t':3} | false",
        "[{'t':1},{}] | {'t':3} | true",
        "{'anyOf':[{'t':1},{'t':2}]} | {'t':2} | true",
        "{'anyOf':[{'t':1},{'t':2}]} | {'t':3} | false",
        "{'anyOf':[[{'t':1}],[{'t':2},{'t':3}]]} | {'t':3} | true",
        "{'anyOf':[{'t':1},{'t':2}],'q':'x'} | {'t':2,'q':'y'} | false",
        "{'anyOf':[{'t':1},{'t':2}],'q':'x'} | {'t':2,'q':'x'} | true",
        // and over parameters
        "{'t':1,'q':'x'} | {'t':1,'q':'x'} | true",
        "{'t':1,'q':'x'} | {'t':1,'q':'y'} | false",
        // unnamed, unknown, missing
        "{'t':1} | {'t':1,'q':'whatever'} | true",
        "{'t':1,'unknown':5} | {'t':1} | true",
        "{'q':'x'} | {'t':1} | true",
        "{'t':[1]} | {'q':'x'} | false",
        "{'t':[1]} | {'t':null} | false",
        "{'n':[{'min':1}]} | {'t':1,'n':null} | true",
        "{'n':[{'min':1}]} | {'t':1,'n':0} | false",
        "{'n':null} | {'t':1} | true",
        "{'n':null} | {'t':1,'n':5} | false",
        // values
        "{'t':5} | {'t':5.0} | true",
        "{'t':5.00} | {'t':5} | true",
        "{'t':[5,6]} | {'t':6} | true",
        "{'t':[5,6]} | {'t':7} | false",
        "{'t':0.1} | {'t':0.1} | true",
        "{'t':0.1} | {'t':0.1000000000000000055511151231257827} | false",
        "{'q':['x','y']} | {'t':1,'q':'y'} | true",
        "{'q':['x','y']} | {'t':1,'q':'z'} | false",
        "{'q':['x','y']} | {'t':1,'q':5} | false",
        "{'b':true} | {'t':1,'b':true} | true",
        "{'b':true} | {'t':1,'b':false} | false",
        "{'b':[true,false]} | {'t':1,'b':false} | true",
        "{'t':[]} | {'t':12345} | true",
        "{'t':{}} | {'t':12345} | true",
        "{'t':[{}]} | {'t':12345} | true",
        "{'t':5} | {'t':'5'} | false",
        // ranges
        "{'t':[{'min':200,'max':300}]} | {'t':200} | true",
        "{'t':[{'min':200,'max':300}]} | {'t':300} | true",
        "{'t':[{'min':200,'max':300}]} | {'t':300.0000000000000000001} | false",
        "{'t':[{'min':200,'max':300}]} | {'t':199.9999999999999999999} | false",
        "{'t':[{'min':301.15,'max':301.15}]} | {'t':301.15} | true",
        "{'t':[{'min':301.15,'max':301.15}]} | {'t':301.150} | true",
        "{'t':[{'min':301.15,'max':301.15}]} | {'t':301.1500000000001} | false",
        "{'t':[{'min':200}]} | {'t':1e300} | true",
        "{'t':[{'min':200}]} | {'t':199} | false",
        "{'t':[{'max':200}]} | {'t':-1e300} | true",
        "{'t':[{'max':200}]} | {'t':201} | false",
        "{'t':[{'min':200,'max':300},{'min':500,'max':800}]} | {'t':400} | false",
        "{'t':[{'min':200,'max':300},{'min':500,'max':800}]} | {'t':500} | true",
        "{'t':[{'min':3,'max':1}]} | {'t':2} | false",
        "{'t':[0,{'min':0.1,'max':0.5}]} | {'t':0} | true",
        "{'t':[0,{'min':0.1,'max':0.5}]} | {'t':0.05} | false",
        "{'t':{'anyOf':[1,{'min':5},[7,{'max':-1}]]}} | {'t':-2} | true",
        "{'t':{'anyOf':[1,{'min':5},[7,{'max':-1}]]}} | {'t':2} | false",
        // grids
        "{'t':[{'min':200,'max':300,'step':0.5}]} | {'t':250.5} | true",
        "{'t':[{'min':200,'max':300,'step':0.5}]} | {'t':250.25} | false",
        "{'t':[{'min':200,'max':300,'step':0.1}]} | {'t':200.3} | true",
        "{'t':[{'min':0.05,'max':1,'step':0.1}]} | {'t':0.35} | true",
        "{'t':[{'min':0.05,'max':1,'step':0.1}]} | {'t':0.3} | false",
        "{'t':[{'min':200,'max':300,'step':70}]} | {'t':270} | true",
        "{'t':[{'min':200,'max':300,'step':70}]} | {'t':300} | false",
        "{'t':[{'max':10,'step':3}]} | {'t':-6} | true",
        "{'t':[{'step':3}]} | {'t':7} | false",
        // objects
        "{'where':{'room':'A'}} | {'t':1,'where':{'room':'A','shelf':3}} | true",
        "{'where':{'room':'A'}} | {'t':1,'where':{'room':'B'}} | false",
        "{'where':[{'room':'A','shelf':1},{'room':'B'}]} | {'t':1,'where':{'room':'B','shelf':9}} | true",
        "{'where':[{'room':'A','shelf':1},{'room':'B'}]} | {'t':1,'where':{'room':'A','shelf':9}} | false",
        "{'where':[{'room':'A','shelf':1},{'room':'B'}]} | {'t':1,'where':{'room':'A'}} | true",
        "{'where':{'room':'A'}} | {'t':1,'where':{}} | false",
        "{'where':{'room':['A','B'],'shelf':[{'min':1,'max':3}]}} | {'t':1,'where':{'room':'B','shelf':2}} | true",
        "{'where':[]} | {'t':1,'where':{'room':'Z'}} | true",
        // arrays: one array, then alternatives
        "{'l':[1,2]} | {'t':1,'l':[1,2]} | true",
        "{'l':[1,2]} | {'t':1,'l':[2,1]} | false",
        "{'l':[1,2]} | {'t':1,'l':[1]} | false",
        "{'l':[[1,2],[3]]} | {'t':1,'l':[1,2]} | true",
        "{'l':[[1,2],[3]]} | {'t':1,'l':[3]} | true",
        "{'l':[[1,2],[3]]} | {'t':1,'l':[2,3]} | true",
        "{'l':[[1,2],[3]]} | {'t':1,'l':[4]} | false",
        "{'l':[[{'min':0,'max':5}]]} | {'t':1,'l':[4.2,3.9,0,5]} | true",
        "{'l':[[{'min':0,'max':5}]]} | {'t':1,'l':[4.2,5.1]} | false",
        "{'l':[[{'min':0,'max':5}]]} | {'t':1,'l':[]} | true",
        "{'l':[]} | {'t':1,'l':[4]} | true",
        "{'l':[[]]} | {'t':1,'l':[4]} | true",
        "{'texts':['a','b']} | {'t':1,'texts':['a','b']} | true",
        "{'texts':[['a','b']]} | {'t':1,'texts':['b']} | true",
        "{'texts':[['a','b']]} | {'t':1,'texts':['c']} | false",
        "{'places':[{'room':['A','B']}]} | {'t':1,'places':[{'room':'A'},{'room':'B'}]} | true",
        "{'places':[{'room':['A','B']}]} | {'t':1,'places':[{'room':'A'},{'room':'C'}]} | false",
        // units
        "{'t':[{'min':20,'max':30,'unit':'degC'}]} | {'t':298.15} | true",
        "{'t':[{'min':20,'max':30,'unit':'degC'}]} | {'t':293.15} | true",
        "{'t':[{'min':20,'max':30,'unit':'degC'}]} | {'t':293.1499999999999999} | false",
        "{'t':[{'min':20,'max':30,'unit':'degC'}]} | {'t':25} | false",
        "{'t':[{'min':293.15,'max':303.15}]} | {'t':{'value':30,'unit':'degC'}} | true",
        "{'t':[{'min':293.15,'max':303.15}]} | {'t':{'value':30.000001,'unit':'degC'}} | false",
        "{'t':[{'min':293.15,'max':303.15}]} | {'t':{'value':77,'unit':'degF'}} | true",
        "{'t':[{'min':77,'max':77,'unit':'degF'}]} | {'t':298.15} | true",
        "{'t':[{'min':20,'max':30,'step':0.5,'unit':'degC'}]} | {'t':298.65} | true",
        "{'t':[{'min':20,'max':30,'step':0.5,'unit':'degC'}]} | {'t':298.4} | false",
        "{'t':[{'value':25,'unit':'degC'}]} | {'t':298.15} | true",
        "{'t':{'value':25,'unit':'degC'}} | {'t':298.15} | true",
        "{'t':[{'min':1,'max':500}]} | {'t':{'value':25,'unit':'volt'}} | false",
        "{'t':[{'min':1,'max':500}]} | {'t':{'value':25,'unit':'glorp'}} | false",
        "{'t':[{'min':1,'max':500}]} | {'t':{'value':25}} | true",
        "{'plain':[{'min':1,'max':500}]} | {'t':1,'plain':{'value':25,'unit':'volt'}} | false",
        "{'plain':[{'min':1,'max':500,'unit':'mV'}]} | {'t':1,'plain':{'value':0.2,'unit':'volt'}} | true",
        "{'plain':[{'min':1,'max':500,'unit':'mV'}]} | {'t':1,'plain':2} | true",
        "{'amount':[{'min':1,'max':5}]} | {'t':1,'amount':{'value':0.002,'unit':'L'}} | true",
        "{'amount':[{'min':1,'max':5}]} | {'t':1,'amount':{'value':7}} | false",
        "{'amount':[{'min':0.001,'max':0.005,'unit':'L'}]} | {'t':1,'amount':{'value':5}} | true",
        // parameters that the schema leaves open
        "{'any':[1,'x',{'min':5,'max':6}]} | {'t':1,'any':5.5} | true",
        "{'any':[1,'x',{'min':5,'max':6}]} | {'t':1,'any':'x'} | true",
        "{'any':[1,'x',{'min':5,'max':6}]} | {'t':1,'any':2} | false",
        "{'any':{'deep':{'er':[1,2]}}} | {'t':1,'any':{'deep':{'er':2}}} | true",
        "{'any':{'deep':{'er':[1,2]}}} | {'t':1,'any':{'deep':{'er':3}}} | false",
      })
  void eachRuleOfLimitationsHolds(String limitations, String parameters, boolean admitted) {
    CompiledLimitations compiled = limits(SCHEMA, limitations);
    assertThat(compiled.admits(json(parameters))).isEqualTo(admitted);
    assertThat(compiled.obstacles(json(parameters)).isEmpty())
        .as("the explanation agrees: %s", compiled.obstacles(json(parameters)))
        .isEqualTo(admitted);
  }

  @ParameterizedTest(name = "{0} and {1}: {2} {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'t':[{'min':200,'max':300}]} | {'t':5000} | /t | 5000 kelvin is outside 200 to 300 kelvin",
        "{'t':[{'min':20,'max':30,'unit':'degC'}]} | {'t':25} | /t | 25 kelvin is outside 20 to 30 degC",
        "{'t':[{'min':200,'max':300,'step':0.5}]} | {'t':250.3} | /t | 250.3 kelvin is between the steps of 200 to 300 kelvin in steps of 0.5 kelvin",
        "{'t':[5,{'min':7},{'max':2}]} | {'t':6} | /t | 6 kelvin is outside 5 kelvin or at least 7 kelvin or at most 2 kelvin",
        "{'t':[5]} | {'t':{'value':25,'unit':'volt'}} | /t | is given in volt, which is no measure of what is offered in kelvin",
        "{'t':[5]} | {'t':{'value':25,'unit':'glorp'}} | /t | is given in the unknown unit \"glorp\"",
        "{'plain':[5]} | {'t':1,'plain':{'value':25,'unit':'volt'}} | /plain | is given in volt, but the capability states no unit",
        "{'q':['x']} | {'t':1,'q':'y'} | /q | is none of the values offered",
        "{'t':[5]} | {} | /t | is required, limited and missing",
        "{'where':{'room':'A'}} | {'t':1,'where':{'room':'B'}} | /where/room | is none of the values offered",
        "{'t':{'min':5}} | {'t':1} | /t | the tenant's limit cannot be used: a range stands in a list: write [{\"min\":5}]",
      })
  void anObstacleNamesThePlaceAndTheReason(
      String limitations, String parameters, String path, String reason) {
    assertThat(limits(SCHEMA, limitations).obstacles(json(parameters)))
        .singleElement()
        .satisfies(
            obstacle -> {
              assertThat(obstacle.path()).isEqualTo(path);
              assertThat(obstacle.reason()).isEqualTo(reason);
            });
  }

  @Test
  void theNearestAlternativeIsExplained() {
    CompiledLimitations compiled =
        limits(
            SCHEMA,
            "[{'t':[{'min':1,'max':2}],'q':'x'},{'t':[{'min':290,'max':300}]},{'t':[{'min':500}]}]");
    assertThat(compiled.obstacles(json("{'t':310,'q':'y'}")))
        .singleElement()
        .satisfies(
            obstacle -> {
              assertThat(obstacle.reason()).isEqualTo("310 kelvin is outside 290 to 300 kelvin");
              assertThat(obstacle.asked()).isEqualTo(json("310"));
              assertThat(obstacle.offered()).isEqualTo(json("[{'min':290,'max':300}]"));
            });
  }

  @Test
  void limitationsOfEqualTreesAreEqual() {
    assertThat(limits(SCHEMA, "{'t':[1]}")).isEqualTo(limits(SCHEMA, "{'t':[1]}"));
    assertThat(limits(SCHEMA, "{'t':[1]}")).isNotEqualTo(limits(SCHEMA, "{'t':[2]}"));
    assertThat(limits("{}", "{'t':[1]}")).isNotEqualTo(limits(SCHEMA, "{'t':[1]}"));
  }

  @Test
  void aLimitOnAnUnknownNameIsAWarning() {
    assertThat(limits(SCHEMA, "{'zzz':1}").warnings())
        .containsExactly("/zzz: is no parameter of the capability and restricts nothing");
    assertThat(limits(SCHEMA, "{'zzz':1}").isUnrestricted()).isTrue();
  }
}
