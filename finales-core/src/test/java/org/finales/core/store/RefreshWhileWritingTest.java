package org.finales.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RefreshWhileWritingTest {
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void lookingForEventsAndWritingAtTheSameTimeDoNotBlockEachOtherInMemory() throws Exception {
    try (Store store = Store.inMemory()) {
      AtomicBoolean written = new AtomicBoolean();
      Thread looking =
          new Thread(
              () -> {
                while (!written.get()) {
                  store.refresh();
                }
              });
      looking.setDaemon(true);
      looking.start();
      EventDraft draft = new EventDraft("k", "s", "i", null, null, "a", null, null, null);
      for (int i = 0; i < 5000; i++) {
        store.write(ledger -> ledger.append(draft, Instant.EPOCH, null));
      }
      written.set(true);
      looking.join();
      long newest = store.read(ledger -> ledger.events().newest());
      assertThat(newest).isEqualTo(5000);
    }
  }
}
