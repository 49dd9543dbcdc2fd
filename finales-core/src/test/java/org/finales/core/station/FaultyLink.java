package org.finales.core.station;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.finales.api.broker.UnavailableException;

/**
 * A way to a laboratory on which calls are lost, answers are lost, calls come twice, and calls
 * arrive long after their caller gave up.
 */
final class FaultyLink {
  private final LabLink lab;
  private final Random random;
  private final List<Runnable> late = new ArrayList<>();
  volatile boolean away;
  volatile int faultsOfTen;
  private int faults;

  FaultyLink(LabLink lab, long seed) {
    this.lab = lab;
    random = new Random(seed);
  }

  LabLink link() {
    return (LabLink)
        Proxy.newProxyInstance(
            LabLink.class.getClassLoader(),
            new Class<?>[] {LabLink.class},
            (proxy, method, arguments) -> call(method, arguments));
  }

  synchronized int faults() {
    return faults;
  }

  private Object call(Method method, Object[] arguments) throws Throwable {
    int fault;
    synchronized (this) {
      if (away) {
        return failed(method, "the laboratory is away");
      }
      if (!late.isEmpty() && random.nextInt(3) == 0) {
        late.remove(random.nextInt(late.size())).run();
      }
      fault = random.nextInt(10) < faultsOfTen ? random.nextInt(4) : -1;
      faults += fault >= 0 ? 1 : 0;
    }
    switch (fault) {
      case 0:
        return failed(method, "lost on the way there");
      case 1:
        through(method, arguments);
        return failed(method, "the answer was lost");
      case 2:
        through(method, arguments);
        return through(method, arguments);
      case 3:
        synchronized (this) {
          late.add(
              () -> {
                try {
                  through(method, arguments);
                } catch (Throwable e) {
                  // Nobody listens any more.
                }
              });
        }
        return failed(method, "on its way for long");
      default:
        return through(method, arguments);
    }
  }

  private Object through(Method method, Object[] arguments) throws Throwable {
    try {
      Object answer = method.invoke(lab, arguments);
      if (answer instanceof CompletableFuture<?> future) {
        future.handle((receipt, problem) -> 0).join();
      }
      return answer;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static Object failed(Method method, String why) {
    UnavailableException problem = new UnavailableException(why, null);
    if (method.getReturnType() == CompletableFuture.class) {
      return CompletableFuture.failedFuture(problem);
    }
    throw problem;
  }
}
