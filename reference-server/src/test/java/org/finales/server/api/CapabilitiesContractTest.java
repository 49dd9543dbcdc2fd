package org.finales.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.finales.server.api.Lab.MODEL;
import static org.finales.server.api.Lab.QUANTITY;
import static org.finales.server.api.Lab.TUBE;
import static org.finales.server.api.Lab.json;

import org.finales.api.broker.Capability;
import org.finales.api.broker.CapabilityDraft;
import org.finales.api.broker.ForbiddenException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(World.class)
@SuppressWarnings("NullAway.Init")
class CapabilitiesContractTest {
  @Parameter World world;
  private Lab lab;

  @BeforeEach
  void open() {
    lab = new Lab(world);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void addingTheSameAgainChangesNothing() {
    Capability first = lab.admin.capabilities().add(Lab.capability("pycnometer", false));
    Capability again = lab.admin.capabilities().add(Lab.capability("pycnometer", false));
    assertThat(again).isEqualTo(first);
    assertThat(first.version()).isEqualTo(1);
    assertThat(first.account()).isEqualTo("admin");
  }

  @Test
  void anotherSchemaIsAnotherVersionAndTheOldOneStays() {
    CapabilityDraft wider =
        new CapabilityDraft(QUANTITY, TUBE, json("{'type':'object'}"), json("{'type':'object'}"));
    Capability second = lab.admin.capabilities().add(wider);
    assertThat(second.version()).isEqualTo(2);
    assertThat(lab.requester.capabilities().find(QUANTITY, TUBE)).contains(second);
    assertThat(lab.requester.capabilities().version(QUANTITY, TUBE, 1))
        .map(Capability::parametersSchema)
        .contains(Lab.capability(TUBE, false).parametersSchema());
    assertThat(lab.requester.capabilities().version(QUANTITY, TUBE, 3)).isEmpty();
    assertThat(lab.requester.capabilities().version(QUANTITY, TUBE, 0)).isEmpty();
  }

  @Test
  void allOrOnlyWhatSomebodyOffersIsListed() {
    assertThat(lab.requester.capabilities().list(false))
        .extracting(Capability::method)
        .containsExactlyInAnyOrder(TUBE, MODEL);
    assertThat(lab.requester.capabilities().list(true)).isEmpty();
    lab.densimeter(lab.tenant, 1);
    assertThat(lab.requester.capabilities().list(true)).hasSize(2);
  }

  @Test
  void whatIsWithdrawnCanNoLongerBeFoundButItsVersionsCan() {
    lab.admin.capabilities().withdraw(QUANTITY, TUBE, "broken");
    assertThat(lab.requester.capabilities().find(QUANTITY, TUBE)).isEmpty();
    assertThat(lab.requester.capabilities().version(QUANTITY, TUBE, 1))
        .map(Capability::active)
        .contains(false);
    assertThatThrownBy(() -> lab.admin.capabilities().withdraw(QUANTITY, TUBE, ""))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aTemplateSaysWhatToFillIn() {
    assertThat(lab.requester.capabilities().template(QUANTITY, TUBE).propertyNames())
        .contains("input_template", "output_template");
    assertThatThrownBy(() -> lab.requester.capabilities().template(QUANTITY, "guessing"))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aSchemaThatIsNoneIsRefused() {
    CapabilityDraft bad = new CapabilityDraft(QUANTITY, "odd", json("{'type':'fish'}"), json("{}"));
    assertThatThrownBy(() -> lab.admin.capabilities().add(bad))
        .isInstanceOfSatisfying(
            InvalidException.class,
            e ->
                assertThat(e.violations())
                    .anyMatch(violation -> violation.path().startsWith("/parametersSchema")));
    assertThat(lab.admin.capabilities().find(QUANTITY, "odd")).isEmpty();
  }

  @Test
  void namesMayHoldWhateverIsNoControlCharacter() {
    CapabilityDraft odd =
        new CapabilityDraft(
            "a/b c+d%?#ü", "..;x=1", json("{'type':'object'}"), json("{'type':'object'}"));
    Capability added = lab.admin.capabilities().add(odd);
    assertThat(lab.requester.capabilities().find("a/b c+d%?#ü", "..;x=1")).contains(added);
  }

  @Test
  void aRequesterAddsNone() {
    assertThatThrownBy(() -> lab.requester.capabilities().add(Lab.capability("own", false)))
        .isInstanceOf(ForbiddenException.class);
  }
}
