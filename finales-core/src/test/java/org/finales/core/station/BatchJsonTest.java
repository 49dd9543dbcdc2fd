package org.finales.core.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.finales.api.broker.InvalidException;
import org.finales.core.timeseries.Batch;
import org.finales.core.timeseries.Points;
import org.finales.core.timeseries.SeriesEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchJsonTest {
  private static final double[] ODD = {
    0,
    -0.0,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    -Double.MIN_NORMAL,
    0.1,
    1.0 / 3,
    4.2e-300,
    3.7
  };

  @Test
  void randomBatchesComeBackAsTheyWere() {
    Random random = new Random(20_261_120);
    for (int round = 0; round < 300; round++) {
      int auxiliaries = random.nextInt(5);
      Batch batch =
          new Batch(
              "station \u00e4\ud83d\ude00",
              1 + random.nextInt(1000),
              points(random, auxiliaries),
              events(random));
      Batch back = BatchJson.read(BatchJson.write(batch), auxiliaries);
      assertThat(back).as("round %s", round).isEqualTo(batch);
      assertThat(BatchJson.readPoints(BatchJson.write(batch.points()), auxiliaries))
          .isEqualTo(batch.points());
    }
  }

  private static Points points(Random random, int auxiliaries) {
    Points.Builder builder = Points.builder(auxiliaries);
    int size = 1 + random.nextInt(200);
    for (int i = 0; i < size; i++) {
      double[] row = new double[auxiliaries];
      for (int column = 0; column < auxiliaries; column++) {
        row[column] = value(random);
      }
      builder.add(
          random.nextInt(10) == 0 ? Points.NO_CLOCK : random.nextLong() >> random.nextInt(60),
          random.nextLong() >> random.nextInt(60),
          random.nextInt() & Integer.MAX_VALUE,
          random.nextInt(100),
          random.nextInt(4),
          value(random),
          value(random),
          row);
    }
    return builder.build();
  }

  private static double value(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> ODD[random.nextInt(ODD.length)];
      case 1 -> random.nextGaussian();
      case 2 -> random.nextInt(50_000) / 10_000.0;
      default -> {
        double any = Double.longBitsToDouble(random.nextLong());
        yield Double.isNaN(any) ? Double.NaN : any;
      }
    };
  }

  private static List<SeriesEvent> events(Random random) {
    List<SeriesEvent> events = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      events.add(
          new SeriesEvent(
              random.nextLong(),
              "status",
              "said \"so\"\n",
              random.nextBoolean() ? null : "{\"a\": 1.50}"));
    }
    return events;
  }

  @Test
  void whatIsNotSaidIsFilledIn() {
    Batch batch =
        read(
            "{'source':'mine','number':1,'points':{'host_us':[5,6],'voltage':[3.5,null],"
                + "'current':[0,-1]},'events':[{'host_us':6,'kind':'status',"
                + "'detail':{'state':'running'}}]}",
            0);
    assertThat(batch.points().instrumentMicros(0)).isEqualTo(Points.NO_CLOCK);
    assertThat(batch.points().step(1)).isZero();
    assertThat(batch.points().voltage(1)).isNaN();
    assertThat(batch.events())
        .containsExactly(new SeriesEvent(6, "status", "", "{\"state\":\"running\"}"));
    Batch event = read("{'events':[{'host_us':6,'kind':'status','message':'m'}]}", 3);
    assertThat(event.points().auxiliaries()).as("columns of the data set").isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | expected an object",
        "{} | points or events",
        "{\"points\":{\"host_us\":[1],\"voltage\":[1]}} | host_us, voltage and current",
        "{\"points\":{\"host_us\":[1],\"voltage\":[1,2],\"current\":[1]}} | points/voltage",
        "{\"points\":{\"host_us\":[1.5],\"voltage\":[1],\"current\":[1]}} | points/host_us/0",
        "{\"points\":{\"host_us\":[1],\"voltage\":[1e999],\"current\":[1]}} | points/voltage/0",
        "{\"points\":{\"host_us\":[1],\"voltage\":[\"x\"],\"current\":[1]}} | points/voltage/0",
        "{\"points\":{\"host_us\":[1],\"voltage\":[1],\"current\":[1],\"mode\":[-1]}} |"
            + " points/mode/0",
        "{\"points\":{\"host_us\":[99999999999999999999],\"voltage\":[1],\"current\":[1]}} |"
            + " out of range",
        "{\"points\":{\"host_us\":[1],\"voltage\":[1],\"current\":[1],\"power\":[1]}} |"
            + " points/power",
        "{\"points\":{\"host_us\":[1],\"voltage\":[1],\"current\":[1],\"auxiliaries\":[[1]]}} |"
            + " auxiliary columns",
        "{\"points\":{\"host_us\":[1],\"voltage\":[1],\"current\":[1]},\"number\":3} | number",
        "{\"events\":[{\"kind\":\"status\"}]} | events/0",
        "{\"points\":{\"host_us\":[1],\"voltage\":[1],\"current\":[1]} | no JSON at line 1",
        "{\"points\":{\"host_us\":[1],\"host_us\":[1],\"voltage\":[1],\"current\":[1]}} |"
            + " Duplicate",
      })
  void whatIsWrongIsNamed(String json, String place) {
    assertThatThrownBy(() -> BatchJson.read(json.getBytes(StandardCharsets.UTF_8), 0))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining(place);
  }

  private static Batch read(String json, int auxiliaries) {
    return BatchJson.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), auxiliaries);
  }
}
