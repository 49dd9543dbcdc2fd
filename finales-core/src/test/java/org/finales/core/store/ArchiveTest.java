package org.finales.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.finales.core.store.AccountTable.StoredAccount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
  @TempDir Path folder = Path.of("");

  @Test
  void anArchiveHoldsEverythingExceptWhatOpensDoors() throws IOException {
    Path copy = folder.resolve("archive.db");
    try (Store store = Store.sqlite(folder.resolve("finales.db"))) {
      store.write(
          ledger -> {
            ledger
                .accounts()
                .insert(
                    new StoredAccount(
                        "ada",
                        UUID.randomUUID(),
                        "tenant",
                        "hash-of-a-password",
                        false,
                        0,
                        Instant.EPOCH));
            ledger.keys().set("log-in-key", "key-that-signs");
            return ledger;
          });
      store.archive(copy);
    }
    try (Store archive = Store.sqlite(copy)) {
      Optional<StoredAccount> ada = archive.read(ledger -> ledger.accounts().find("ada"));
      Optional<String> key = archive.read(ledger -> ledger.keys().setting("log-in-key"));
      assertThat(ada).hasValueSatisfying(account -> assertThat(account.passwordHash()).isNull());
      assertThat(key).isEmpty();
    }
    assertThat(new String(Files.readAllBytes(copy), StandardCharsets.ISO_8859_1))
        .contains("ada")
        .doesNotContain("hash-of-a-password")
        .doesNotContain("key-that-signs");
  }
}
