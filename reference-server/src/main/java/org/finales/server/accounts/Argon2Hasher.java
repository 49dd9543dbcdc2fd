package org.finales.server.accounts;

import com.password4j.Argon2Function;
import com.password4j.BadParametersException;
import com.password4j.BcryptFunction;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finales.core.accounts.PasswordHasher;

/**
 * Passwords as Argon2id (RFC 9106), with one of the sets of parameters that OWASP's Password
 * Storage Cheat Sheet calls equivalent; the one of 9 MiB lets several log-ins at once fit in a
 * small heap. Reads bcrypt too, for accounts that come from FINALES 2.
 */
public final class Argon2Hasher implements PasswordHasher {
  private static final int MEMORY_KIB = 9216;
  private static final int ITERATIONS = 4;
  private static final int PARALLELISM = 1;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;

  /** A hash that was brought in must not keep a processor busy for minutes. */
  private static final int MAX_BCRYPT_COST = 15;

  private static final String CURRENT =
      "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + ITERATIONS + ",p=" + PARALLELISM + "$";
  private static final Pattern ARGON2 =
      Pattern.compile(Pattern.quote(CURRENT) + "[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
  private static final Pattern BCRYPT =
      Pattern.compile("\\$2[abxy]\\$(\\d{2})\\$[./A-Za-z0-9]{53}");

  private final Argon2Function argon2 =
      Argon2Function.getInstance(
          MEMORY_KIB,
          ITERATIONS,
          PARALLELISM,
          HASH_BYTES,
          Argon2.ID,
          Argon2Function.ARGON2_VERSION_13);

  @Override
  public String hash(String password) {
    return Password.hash(password).addRandomSalt(SALT_BYTES).with(argon2).getResult();
  }

  @Override
  public boolean verify(String password, String hash) {
    try {
      if (ARGON2.matcher(hash).matches()) {
        return Password.check(password, hash).with(argon2);
      }
      Matcher bcrypt = BCRYPT.matcher(hash);
      return bcrypt.matches()
          && Integer.parseInt(bcrypt.group(1)) <= MAX_BCRYPT_COST
          && Password.check(password, hash).with(BcryptFunction.getInstanceFromHash(hash));
    } catch (BadParametersException e) {
      return false; // not a hash after all
    }
  }

  @Override
  public boolean isOutdated(String hash) {
    return !hash.startsWith(CURRENT);
  }
}
