package org.finales.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2HasherTest {
  /** Of the password "U*U", from the test vectors of John the Ripper. */
  private static final String BCRYPT =
      "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";

  private final Argon2Hasher hasher = new Argon2Hasher();

  @Test
  void aPasswordFitsItsOwnHashOnly() {
    String hash = hasher.hash("correct horse 電池 \uD83D\uDD0B");
    assertThat(hash).startsWith("$argon2id$v=19$m=9216,t=4,p=1$");
    assertThat(hasher.verify("correct horse 電池 \uD83D\uDD0B", hash)).isTrue();
    assertThat(hasher.verify("correct horse 電池", hash)).isFalse();
    assertThat(hasher.verify("", hash)).isFalse();
    assertThat(hasher.isOutdated(hash)).isFalse();
  }

  @Test
  void twoHashesOfAPasswordDiffer() {
    assertThat(hasher.hash("same")).isNotEqualTo(hasher.hash("same"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"$2a$", "$2b$", "$2y$"})
  void aBcryptHashIsVerifiedAndOutdated(String prefix) {
    String hash = prefix + BCRYPT.substring(4);
    assertThat(hasher.verify("U*U", hash)).isTrue();
    assertThat(hasher.verify("U*V", hash)).isFalse();
    assertThat(hasher.isOutdated(hash)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "$2b$",
        "$2b$31$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
        "$argon2id$v=19$m=99999999,t=2,p=1$AA$AA",
        "$argon2id$v=19$m=9216,t=4,p=1$",
        "$argon2id$v=19$m=9216,t=4,p=1$!!!$???"
      })
  void whatIsNoHashOrTooExpensiveFitsNothing(String hash) {
    assertThat(hasher.verify("plain", hash)).isFalse();
    assertThat(hasher.verify("", hash)).isFalse();
  }
}
