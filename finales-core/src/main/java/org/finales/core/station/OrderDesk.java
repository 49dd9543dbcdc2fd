package org.finales.core.station;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.finales.api.broker.BrokerException;
import org.finales.api.experiment.OrderKind;
import org.finales.api.experiment.StationOrder;
import org.finales.cycler.driver.ConnectionString;
import org.finales.cycler.driver.DriverInfo;
import org.finales.cycler.driver.Drivers;
import org.finales.cycler.driver.PortScan;
import org.finales.cycler.spi.CyclerChannel;
import org.finales.cycler.spi.CyclerDevice;
import org.finales.cycler.spi.DeviceException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Follows what people tell a station. Used by one thread; answers come from several. */
final class OrderDesk {
  private static final Logger log = LoggerFactory.getLogger(OrderDesk.class);

  private final LabLink link;
  private final UUID station;
  private final Drivers drivers;
  private final List<ChannelWorker> workers;
  private final Executor spare;

  OrderDesk(
      LabLink link, UUID station, Drivers drivers, List<ChannelWorker> workers, Executor spare) {
    this.link = link;
    this.station = station;
    this.drivers = drivers;
    this.workers = workers;
    this.spare = spare;
  }

  /** Follows an order unless it was answered. */
  void follow(StationOrder order) {
    if (order.answered() != null) {
      return;
    }
    try {
      switch (order.kind()) {
        case STOP -> stop(order);
        case SCAN -> spare.execute(() -> answer(order, scan(order.argument())));
        case TEST -> test(order);
        default -> forChannels(order);
      }
    } catch (RuntimeException e) {
      answer(order, Answers.of(String.valueOf(e.getMessage())));
    }
  }

  private List<ChannelWorker> meant(StationOrder order) {
    String channel = order.channel();
    if (channel == null) {
      return workers;
    }
    return workers.stream().filter(worker -> worker.name().equals(channel)).toList();
  }

  private void forChannels(StationOrder order) {
    List<ChannelWorker> meant = meant(order);
    if (meant.isEmpty()) {
      answer(order, Answers.of("the station has no channel " + order.channel()));
    } else if (meant.size() == 1) {
      meant.get(0).order(order, answer -> answer(order, answer));
    } else {
      for (ChannelWorker worker : meant) {
        worker.order(order, answer -> log.info("channel {}: {}", worker.name(), answer));
      }
      answer(order, Answers.of((String) null));
    }
  }

  private void stop(StationOrder order) {
    List<ChannelWorker> meant = meant(order);
    if (meant.isEmpty()) {
      answer(order, Answers.of("the station has no channel " + order.channel()));
      return;
    }
    String why =
        "stopped by " + order.actor() + (order.reason().isEmpty() ? "" : ": " + order.reason());
    List<String> unsafe = new ArrayList<>();
    // each in a thread of its own, because an instrument that hangs must not keep others on
    List<Thread> threads = new ArrayList<>();
    for (ChannelWorker worker : meant) {
      Thread thread =
          new Thread(
              () -> {
                if (!worker.stop(why)) {
                  synchronized (unsafe) {
                    unsafe.add(worker.name());
                  }
                }
              },
              "stop " + worker.name());
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    spare.execute(
        () -> {
          List<String> busy = joined(threads, meant);
          synchronized (unsafe) {
            unsafe.addAll(busy);
            answer(order, Answers.stopped(unsafe));
          }
        });
  }

  private static List<String> joined(List<Thread> threads, List<ChannelWorker> meant) {
    List<String> busy = new ArrayList<>();
    for (int i = 0; i < threads.size(); i++) {
      try {
        threads.get(i).join(5_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (threads.get(i).isAlive()) {
        busy.add(meant.get(i).name());
      }
    }
    return busy;
  }

  private void test(StationOrder order) {
    JsonNode argument = order.argument();
    if (argument != null && !argument.isNull()) {
      String where = argument.isString() ? argument.asString() : text(argument, "device");
      spare.execute(() -> answer(order, tried(where)));
      return;
    }
    List<ChannelWorker> meant = meant(order);
    if (order.channel() == null || meant.isEmpty()) {
      answer(order, Answers.of("name a channel of the station, or give a connection string"));
    } else {
      meant.get(0).test(answer -> answer(order, answer));
    }
  }

  private static @Nullable String text(JsonNode argument, String name) {
    JsonNode value = argument.get(name);
    return value == null || !value.isString() ? null : value.asString();
  }

  /** Opens an instrument, reads each of its channels, and closes it. */
  private JsonNode tried(@Nullable String where) {
    if (where == null) {
      return Answers.of("give a connection string");
    }
    try (CyclerDevice device = drivers.open(ConnectionString.of(where))) {
      List<JsonNode> readings = new ArrayList<>();
      for (CyclerChannel channel : device.channels()) {
        if (readings.size() < 100) {
          readings.add(Answers.of(channel.name(), channel.read(), channel.inputs()));
        }
      }
      return Answers.of(device.identity(), readings);
    } catch (DeviceException e) {
      return Answers.of(String.valueOf(e.getMessage()));
    }
  }

  private JsonNode scan(@Nullable JsonNode argument) {
    List<String> ports = texts(argument, "ports");
    List<String> codes = texts(argument, "drivers");
    if (codes.isEmpty()) {
      for (DriverInfo info : drivers.list()) {
        if (info.probe() != null) {
          codes.add(info.code());
        }
      }
    }
    try {
      return Answers.of(
          new PortScan(drivers).run(ports.isEmpty() ? drivers.ports() : ports, codes, found -> {}));
    } catch (DeviceException e) {
      return Answers.of(String.valueOf(e.getMessage()));
    }
  }

  private static List<String> texts(@Nullable JsonNode argument, String name) {
    List<String> texts = new ArrayList<>();
    JsonNode values = argument == null ? null : argument.get(name);
    if (values != null) {
      for (JsonNode value : values) {
        texts.add(value.asString());
      }
    }
    return texts;
  }

  private void answer(StationOrder order, JsonNode answer) {
    try {
      link.answer(station, order.sequence(), answer);
    } catch (BrokerException e) {
      log.warn(
          "order {} ({}) was not answered",
          order.sequence(),
          OrderKind.valueOf(order.kind().name()),
          e);
    }
  }
}
