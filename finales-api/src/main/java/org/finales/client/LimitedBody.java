package org.finales.client;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Reads an answer into memory, up to a limit. */
final class LimitedBody implements BodySubscriber<byte[]> {
  /** More than any page of anything; a server that sends more is not one. */
  private static final long LIMIT = 256L << 20;

  private final BodySubscriber<byte[]> all = BodySubscribers.ofByteArray();
  private Flow.@Nullable Subscription subscription;
  private long count;

  static BodyHandler<byte[]> handler() {
    return head -> new LimitedBody();
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return all.getBody();
  }

  @Override
  public void onSubscribe(Flow.Subscription some) {
    subscription = some;
    all.onSubscribe(some);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      count += buffer.remaining();
    }
    if (count > LIMIT && subscription != null) {
      subscription.cancel();
      all.onError(new IOException("the answer is larger than " + LIMIT + " bytes"));
    } else {
      all.onNext(buffers);
    }
  }

  @Override
  public void onError(Throwable problem) {
    all.onError(problem);
  }

  @Override
  public void onComplete() {
    all.onComplete();
  }
}
