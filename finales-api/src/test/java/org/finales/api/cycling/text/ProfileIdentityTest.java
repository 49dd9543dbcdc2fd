package org.finales.api.cycling.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.RandomProtocols;
import org.finales.api.cycling.Step;
import org.finales.api.entity.RandomEntities;
import org.junit.jupiter.api.Test;

class ProfileIdentityTest {

  @Test
  void everyProtocolIsTheSameAfterItWasWrittenAndRead() {
    RandomProtocols protocols = new RandomProtocols(4);
    Set<Class<?>> kinds = new HashSet<>();
    int blocks = 0;
    int jumps = 0;
    for (int i = 0; i < 3000; i++) {
      Protocol protocol = protocols.next();
      String text = ProfileText.write(protocol);
      Profile read = ProfileText.read(text);
      assertThat(read.protocol()).as(text).isEqualTo(protocol);
      assertThat(ProfileText.write(read.protocol())).isEqualTo(text);
      protocol.steps().stream().map(Step::getClass).forEach(kinds::add);
      blocks += text.contains("LOOP ") ? 1 : 0;
      jumps += text.contains("REPEAT, ") ? 1 : 0;
    }
    assertThat(kinds).hasSize(12);
    assertThat(blocks).isGreaterThan(500);
    assertThat(jumps).isGreaterThan(300);
  }

  @Test
  void soAreTheProtocolsThatOtherTestsUse() {
    RandomEntities entities = new RandomEntities(44);
    for (int i = 0; i < 1000; i++) {
      Protocol protocol = entities.next(Protocol.class);
      String text = ProfileText.write(protocol);
      assertThat(ProfileText.read(text).protocol()).as(text).isEqualTo(protocol);
    }
  }

  @Test
  void eachStepIsFoundInItsLine() {
    RandomProtocols protocols = new RandomProtocols(5);
    for (int i = 0; i < 300; i++) {
      Profile read = ProfileText.read(ProfileText.write(protocols.next()));
      for (int step = 0; step < read.lines().size(); step++) {
        assertThat(read.stepAt(read.lineOf(step))).hasValue(step);
      }
      assertThat(read.stepAt(0)).isEmpty();
    }
  }
}
