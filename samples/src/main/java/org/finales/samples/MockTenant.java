package org.finales.samples;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.finales.api.broker.Broker;
import org.finales.api.broker.Claim;
import org.finales.api.broker.ClaimOptions;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.ResultDraft;
import org.finales.api.broker.Tenant;
import org.finales.api.broker.UnavailableException;
import org.finales.samples.electrolyte.ModelRangeException;
import org.finales.samples.instrument.Bench;
import org.finales.samples.instrument.Sample;

/** Lets a bench serve the requests of a broker, one after the other. */
final class MockTenant {
  private static final Duration WAIT = Duration.ofSeconds(20);

  private final Broker broker;
  private final Bench bench;
  private final double speed;
  private final Progress progress;
  private final Reconnection reconnection;
  private int delivered;

  MockTenant(Broker broker, Bench bench, double speed, Progress progress) {
    this.broker = broker;
    this.bench = bench;
    this.speed = speed;
    this.progress = progress;
    this.reconnection = new Reconnection(progress);
  }

  /** Serves until the thread is interrupted. */
  void run() {
    try {
      Tenant tenant = reconnection.insist(() -> broker.tenants().register(bench.introduction()));
      progress.say("ready as tenant " + tenant.name());
      ClaimOptions options = ClaimOptions.forTenant(tenant.id());
      while (!Thread.currentThread().isInterrupted()) {
        Optional<Claim> claim = reconnection.insist(() -> broker.work().next(options, WAIT));
        if (claim.isPresent()) {
          serve(claim.get());
        }
      }
    } catch (UnavailableException e) {
      if (!Thread.currentThread().isInterrupted()) {
        throw e;
      }
    }
    progress.say("stopped after " + delivered + " results");
  }

  private void serve(Claim claim) {
    String what = claim.request().quantity() + " by " + claim.method();
    try {
      work(bench.timeFor(claim));
      ResultDraft result = bench.answer(claim);
      reconnection.insist(() -> broker.work().deliver(claim.token(), result));
      delivered++;
      progress.say(delivered + ": " + what + " of " + Sample.read(result.parameters()).label());
    } catch (ModelRangeException e) {
      String reason = String.valueOf(e.getMessage());
      reconnection.insist(() -> broker.work().fail(claim.token(), reason, true));
      progress.say("cannot do " + what + ": " + reason);
    } catch (ConflictException e) {
      progress.say("nobody wants " + what + " any more: " + e.getMessage());
    } catch (InterruptedException e) {
      broker.work().giveBack(claim.token(), "stopped");
      Thread.currentThread().interrupt();
    }
  }

  private void work(Duration time) throws InterruptedException {
    long nanos = Math.round(time.toNanos() / speed);
    new CountDownLatch(1).await(nanos, TimeUnit.NANOSECONDS);
  }
}
