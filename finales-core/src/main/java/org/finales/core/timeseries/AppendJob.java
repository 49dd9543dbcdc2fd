package org.finales.core.timeseries;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** One caller's batch and what becomes of it. Run by the writer, awaited by the caller. */
final class AppendJob {
  final UUID dataset;
  final Batch batch;
  final long checksum;
  final long largestMode;
  private final CompletableFuture<Receipt> answer = new CompletableFuture<>();
  private final byte[] encoded;
  private @Nullable Receipt receipt;
  private @Nullable RuntimeException refusal;

  /** Compresses the points, on the caller's thread. */
  AppendJob(UUID dataset, Batch batch) {
    this.dataset = dataset;
    this.batch = batch;
    Columns columns = batch.points().columns;
    encoded = Block.encode(columns, 0, columns.size);
    CRC32C crc = new CRC32C();
    crc.update(encoded);
    crc.update(batch.events().toString().getBytes(StandardCharsets.UTF_8));
    checksum = crc.getValue();
    long largest = 0;
    for (int i = 0; i < columns.size; i++) {
      largest = Math.max(largest, columns.longs[Columns.MODE][i]);
    }
    largestMode = largest;
  }

  byte[] encoded() {
    return encoded;
  }

  /** Forgets what came of an earlier run. */
  void reset() {
    receipt = null;
    refusal = null;
  }

  void accept(long points, boolean repeated) {
    receipt = new Receipt(points, repeated);
  }

  void refuse(RuntimeException reason) {
    refusal = reason;
  }

  boolean isRepeated() {
    return receipt != null && receipt.repeated();
  }

  boolean isOutOfOrder() {
    return refusal instanceof BatchOrderException;
  }

  /** Whether the points were stored now. */
  boolean isStored() {
    return receipt != null && !receipt.repeated();
  }

  @Nullable Receipt receipt() {
    return receipt;
  }

  void answer() {
    RuntimeException reason = refusal;
    Receipt given = receipt;
    if (reason != null || given == null) {
      answer.completeExceptionally(
          reason == null ? new IllegalStateException("the batch was not looked at") : reason);
    } else {
      answer.complete(given);
    }
  }

  void fail(RuntimeException reason) {
    answer.completeExceptionally(reason);
  }

  CompletableFuture<Receipt> future() {
    return answer;
  }
}
