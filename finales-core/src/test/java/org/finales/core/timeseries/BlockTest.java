package org.finales.core.timeseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Points that are compressed come back bit by bit. */
class BlockTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 63, 64, 65, 127, 128, 129, 4095, 4096, 4097})
  void pointsOfAnyKindComeBackBitByBit(int count) {
    Random random = new Random(count);
    for (int round = 0; round < 30; round++) {
      Columns columns = Recording.odd(random, count, random.nextInt(1000)).columns;
      byte[] bytes = Block.encode(columns, 0, columns.size);
      Recording.assertSame(new Points(Block.decode(bytes)), columns);
    }
  }

  @Test
  void anyBitsAtAllComeBack() {
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      int width = random.nextInt(65);
      long mask = width == 64 ? -1 : (1L << width) - 1;
      Columns columns = new Columns(3, 300);
      columns.size = 1 + random.nextInt(300);
      for (int i = 0; i < columns.size; i++) {
        for (long[] column : columns.longs) {
          column[i] = random.nextBoolean() ? random.nextLong() & mask : ~(random.nextLong() & mask);
        }
        for (double[] column : columns.doubles) {
          column[i] = Double.longBitsToDouble(random.nextLong() & mask);
        }
      }
      Columns back = Block.decode(Block.encode(columns, 0, columns.size));
      Recording.assertSame(new Points(back), columns);
    }
  }

  @Test
  void regularTimesAndSteadyValuesTakeHardlyAnyRoom() {
    Points.Builder points = Points.builder(1);
    for (int i = 0; i < Block.SIZE; i++) {
      points.add(i * 1_000_000L, Recording.BEGIN + i * 1_000_000L, 1, 1, 1, 3.7, 0.5, 25.0);
    }
    Columns columns = points.build().columns;
    assertThat(Block.encode(columns, 0, columns.size).length)
        .as("bytes of %s points", columns.size)
        .isLessThan(Block.SIZE / 2);
  }

  @Test
  void oneAlteredByteIsNoticed() {
    Columns columns = Recording.regular(0, 200).columns;
    byte[] bytes = Block.encode(columns, 0, columns.size);
    for (int i = 0; i < bytes.length; i++) {
      byte[] altered = bytes.clone();
      altered[i] ^= 1;
      assertThatThrownBy(() -> Block.open(altered)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aLayoutOfTheFutureIsRefusedByName() {
    Columns columns = Recording.regular(0, 20).columns;
    byte[] bytes = Block.encode(columns, 0, columns.size);
    bytes[Integer.BYTES] = 99;
    assertThatThrownBy(() -> Block.open(Block.sealed(bytes)))
        .hasMessageContaining("layout 99")
        .hasMessageContaining("newer version");
  }
}
