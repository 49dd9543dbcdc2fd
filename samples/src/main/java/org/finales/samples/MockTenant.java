package org.finales.samples;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.finales.api.broker.Broker;
import org.finales.api.broker.Claim;
import org.finales.api.broker.Offer;
import org.finales.api.broker.ResultDraft;
import org.finales.client.Worker;
import org.finales.samples.instrument.Bench;
import org.finales.samples.instrument.Sample;

/** Lets a bench serve the requests of a broker, one after the other. */
final class MockTenant {
  private final Bench bench;
  private final double speed;
  private final Progress progress;

  private MockTenant(Bench bench, double speed, Progress progress) {
    this.bench = bench;
    this.speed = speed;
    this.progress = progress;
  }

  /** Registers the bench as a tenant, as soon as the broker can be reached, and starts to work. */
  static Worker start(Broker broker, Bench bench, double speed, Progress progress) {
    MockTenant tenant = new MockTenant(bench, speed, progress);
    Worker.Builder builder = Worker.as(broker, bench.name());
    for (Offer offer : bench.offers()) {
      builder.serve(offer, tenant::answer);
    }
    Worker worker = new Reconnection(progress).insist(builder::start);
    progress.say("ready as tenant " + worker.tenant().name());
    return worker;
  }

  private ResultDraft answer(Claim claim) throws InterruptedException, Worker.ImpossibleException {
    String what = claim.request().quantity() + " by " + claim.method();
    work(bench.timeFor(claim));
    try {
      ResultDraft result = bench.answer(claim);
      progress.say(what + " of " + Sample.read(result.parameters()).label());
      return result;
    } catch (IllegalArgumentException e) {
      String reason = String.valueOf(e.getMessage());
      progress.say(what + " is impossible: " + reason);
      throw new Worker.ImpossibleException(reason);
    }
  }

  /** Lets the time pass that the work takes, unless the worker is told to stop. */
  private void work(Duration time) throws InterruptedException {
    long nanos = Math.round(time.toNanos() / speed);
    new CountDownLatch(1).await(nanos, TimeUnit.NANOSECONDS);
  }
}
