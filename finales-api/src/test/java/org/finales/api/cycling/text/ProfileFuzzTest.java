package org.finales.api.cycling.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.finales.api.cycling.Protocol;
import org.junit.jupiter.api.Test;

class ProfileFuzzTest {

  @Test
  void anyTextIsReadOrRefusedWithPlaces() {
    ProfileFuzz texts = new ProfileFuzz(17);
    int read = 0;
    for (int i = 0; i < 100_000; i++) {
      String text = texts.next();
      try {
        Protocol protocol = ProfileText.read(text).protocol();
        if (read++ % 20 == 0) {
          assertThat(ProfileText.read(ProfileText.write(protocol)).protocol())
              .as(text)
              .isEqualTo(protocol);
        }
      } catch (ProfileException e) {
        long lines = 1 + text.chars().filter(c -> c == '\n' || c == '\r').count();
        assertThat(e.problems()).isNotEmpty();
        for (ProfileProblem problem : e.problems()) {
          if (problem.line() < 1 || problem.line() > lines || problem.column() < 1) {
            throw new AssertionError("No such place: " + problem + " in " + text, e);
          }
        }
      } catch (RuntimeException e) {
        throw new AssertionError("Not the documented exception for " + text, e);
      }
    }
    assertThat(read).isBetween(5_000, 95_000);
  }
}
