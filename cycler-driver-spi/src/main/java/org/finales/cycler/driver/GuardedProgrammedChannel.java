package org.finales.cycler.driver;

import java.util.List;
import org.finales.cycler.sequence.Sequencer;
import org.finales.cycler.sequence.SequencerOptions;
import org.finales.cycler.spi.ProgrammedChannel;
import org.finales.cycler.spi.ProtocolFile;
import org.finales.cycler.spi.RecordedPoint;
import org.finales.cycler.spi.RunProgress;

/**
 * A channel that runs protocols itself, but none whose set points cross ratings or local limits. A
 * protocol with C-rates has to say the capacity that they refer to, because nobody could check it
 * otherwise.
 */
final class GuardedProgrammedChannel extends GuardedChannel<ProgrammedChannel>
    implements ProgrammedChannel {

  GuardedProgrammedChannel(ProgrammedChannel channel, Guard guard) {
    super(channel, guard);
  }

  @Override
  public List<String> formats() {
    return channel.formats();
  }

  @Override
  public void upload(ProtocolFile protocol) {
    if (!channel.formats().contains(protocol.format())) {
      throw new IllegalArgumentException(
          "channel "
              + name()
              + " does not know the format "
              + protocol.format()
              + "; it knows "
              + formats());
    }
    try {
      Sequencer.of(
          protocol.protocol(), SequencerOptions.of(Double.NaN, guard.bounds()).withImpedance());
    } catch (IllegalArgumentException e) {
      throw guard.refused(false, "the protocol does not fit: " + e.getMessage());
    }
    channel.upload(protocol);
  }

  @Override
  public void start() {
    channel.start();
  }

  @Override
  public void pause() {
    channel.pause();
  }

  @Override
  public void resume() {
    channel.resume();
  }

  @Override
  public void stop() {
    channel.stop();
  }

  @Override
  public RunProgress progress() {
    return channel.progress();
  }

  @Override
  public List<RecordedPoint> follow(long from, int atMost) {
    if (from < 0 || atMost < 1 || atMost > 10_000) {
      throw new IllegalArgumentException(
          "points are fetched from zero on, 1 to 10000 at once, not " + atMost + " from " + from);
    }
    List<RecordedPoint> points = channel.follow(from, atMost);
    points.forEach(point -> guard.plausible(point.reading()));
    return points;
  }
}
