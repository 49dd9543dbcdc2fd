package org.finales.cycler.driver;

import java.util.List;
import java.util.function.Consumer;
import org.finales.cycler.spi.ProgrammedChannel;
import org.finales.cycler.spi.ProtocolFile;
import org.finales.cycler.spi.RecordedPoint;
import org.finales.cycler.spi.RunProgress;

/** A channel of a device that may get lost and come back; what it runs goes on meanwhile. */
final class LastingProgrammedChannel extends LastingChannel<ProgrammedChannel>
    implements ProgrammedChannel {
  private final List<String> formats;

  LastingProgrammedChannel(LastingDevice device, ProgrammedChannel channel, int place) {
    super(device, channel, place);
    formats = List.copyOf(channel.formats());
  }

  private void tell(Consumer<ProgrammedChannel> what) {
    use(
        channel -> {
          what.accept(channel);
          return true;
        });
  }

  @Override
  public List<String> formats() {
    return formats;
  }

  @Override
  public void upload(ProtocolFile protocol) {
    tell(channel -> channel.upload(protocol));
  }

  @Override
  public void start() {
    tell(ProgrammedChannel::start);
  }

  @Override
  public void pause() {
    tell(ProgrammedChannel::pause);
  }

  @Override
  public void resume() {
    tell(ProgrammedChannel::resume);
  }

  @Override
  public void stop() {
    tell(ProgrammedChannel::stop);
  }

  @Override
  public RunProgress progress() {
    return use(ProgrammedChannel::progress);
  }

  @Override
  public List<RecordedPoint> follow(long from, int atMost) {
    return use(channel -> channel.follow(from, atMost));
  }
}
