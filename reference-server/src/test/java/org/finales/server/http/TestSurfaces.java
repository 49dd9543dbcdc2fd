package org.finales.server.http;

import io.javalin.http.Context;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.ForbiddenException;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.UnauthenticatedException;
import org.finales.api.broker.UnavailableException;
import org.finales.api.rest.Problem;

/** Surfaces that show how the server treats any. */
final class TestSurfaces {
  static final CountDownLatch AT_WORK = new CountDownLatch(1);

  static final CompletableFuture<Void> WAITING = new CompletableFuture<>();

  private TestSurfaces() {}

  static final class Modern implements Surface {
    @Override
    public void register(Routes routes) {
      routes
          .get(
              "/modern/things/{id}",
              ctx -> {
                ctx.header("X-Thing", ctx.pathParam("id"));
                Answers.text(ctx, ctx.pathParam("id"));
              })
          .post("/modern/things/{id}", ctx -> Answers.text(ctx, "" + Bodies.bytes(ctx).length))
          .post(
              "/modern/json",
              ctx -> Answers.json(ctx, Bodies.json(ctx, Problem.class, Bodies.limit(ctx)).status()))
          .get("/modern/fails/{kind}", ctx -> fail(ctx, ctx.pathParam("kind")))
          .get(
              "/modern/waits",
              ctx -> {
                AT_WORK.countDown();
                ctx.future(() -> WAITING.thenRun(() -> ctx.result("at last")));
              });
    }

    private static void fail(Context ctx, String kind) {
      switch (kind) {
        case "invalid" -> throw new InvalidException("/a/b", "is wrong");
        case "missing" -> throw new NotFoundException("no thing 1");
        case "forbidden" -> throw new ForbiddenException("only an operator may");
        case "unknown-caller" -> throw new UnauthenticatedException("who are you");
        case "conflict" -> throw new ConflictException(ConflictException.HELD, "is held");
        case "unavailable" -> throw new UnavailableException("not now", null);
        case "late-conflict" ->
            ctx.future(
                () ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          throw new ConflictException(ConflictException.HELD, "is held");
                        }));
        case "overflow" -> throw new StackOverflowError("too deep");
        default -> throw new IllegalStateException("a bug with a /secret/path in it");
      }
    }

    @Override
    public boolean owns(String path) {
      return path.startsWith("/modern/");
    }

    @Override
    public void refuse(Context ctx, Refusal refusal) {
      Problems.answer(ctx, refusal);
    }
  }

  static final class Old implements Surface {
    @Override
    public void register(Routes routes) {
      routes
          .get("/old/thing", ctx -> Answers.text(ctx, "old"))
          .get(
              "/old/fails",
              ctx -> {
                throw new IllegalStateException("a bug");
              });
    }

    @Override
    public boolean owns(String path) {
      return path.startsWith("/old/");
    }

    @Override
    public void refuse(Context ctx, Refusal refusal) {
      Answers.text(ctx, "old " + refusal.status());
    }

    @Override
    public boolean answersHeadAndOptions() {
      return false;
    }
  }

  static final class Waits implements Surface {
    final CountDownLatch asked = new CountDownLatch(1);
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    @Override
    public void register(Routes routes) {
      routes.get(
          "/waits",
          ctx -> {
            asked.countDown();
            ctx.future(() -> end.thenRun(() -> ctx.result("bye")));
          });
    }

    @Override
    public boolean owns(String path) {
      return true;
    }

    @Override
    public void refuse(Context ctx, Refusal refusal) {
      Problems.answer(ctx, refusal);
    }

    @Override
    public void stopping() {
      end.complete(null);
    }
  }
}
