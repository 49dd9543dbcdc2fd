package org.finales.server.finales2;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.concurrent.Semaphore;
import org.finales.core.engine.Action;
import org.finales.core.engine.Actor;
import org.finales.core.store.Store;
import org.finales.server.http.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /database_dump/KEY}: everything that the server knows, as one SQLite file of its own
 * layout, for archives.
 *
 * <p>It takes both the key, as in FINALES 2, and an account that may make backups. The copy is
 * consistent and holds neither hashes of passwords nor tokens nor keys, because archives are passed
 * on; nothing is said about the server's folders, and the key that was tried is not repeated. Only
 * one copy is made at a time. Thread-safe.
 */
final class DumpCall {
  private static final String PLACEHOLDER = "DEFAULT_KEY_PLACEHOLDER";

  private final Store store;
  private final @Nullable String key;
  private final Semaphore one = new Semaphore(1);

  /**
   * Guards the dump.
   *
   * @param key the key that opens it; {@code null} or FINALES 2's placeholder keeps it shut
   */
  DumpCall(Store store, @Nullable String key) {
    this.store = store;
    this.key = key;
  }

  void answer(Context ctx, Actor actor) throws IOException {
    if (key == null || key.isBlank() || key.equals(PLACEHOLDER)) {
      throw Known.wrong(
          "The key for accessing the endpoint has not been initiated correctly, contact the server"
              + " team");
    }
    byte[] tried = ctx.pathParam("access_key").getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(tried, key.getBytes(StandardCharsets.UTF_8))) {
      throw Known.wrong(
          "The key is not a variable present in the server instance, access to the database-dump"
              + " endpoint denied");
    }
    actor.require(Action.ADMINISTER);
    if (!one.tryAcquire()) {
      throw Refusal.of(409, "busy", "another copy is being made; try again later").exception();
    }
    try {
      send(ctx);
    } finally {
      one.release();
    }
  }

  private void send(Context ctx) throws IOException {
    Path folder = Files.createTempDirectory("finales-dump");
    Path copy = folder.resolve("finales.db");
    try {
      store.archive(copy);
      ctx.res().setContentType("application/octet-stream");
      ctx.header("Content-Disposition", "attachment; filename=\"finales.db\"");
      ctx.res().setContentLengthLong(Files.size(copy));
      Files.copy(copy, ctx.outputStream());
    } finally {
      Files.deleteIfExists(copy);
      Files.deleteIfExists(folder);
    }
  }
}
