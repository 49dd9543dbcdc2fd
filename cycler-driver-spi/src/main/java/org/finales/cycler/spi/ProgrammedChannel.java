package org.finales.cycler.spi;

import java.util.List;

/** A channel that runs a protocol itself: the host uploads, starts and follows. */
public interface ProgrammedChannel extends CyclerChannel {

  /**
   * Returns the formats of protocols that it understands, best first, by their codes: {@code
   * finales} for the model of {@code org.finales.api.cycling} itself, {@code neware-xml} and so on.
   */
  List<String> formats();

  /**
   * Hands over what {@link #start} will run. Nothing flows yet.
   *
   * @throws IllegalArgumentException if the channel does not know the format
   * @throws RefusedException if the protocol is none that the channel can run, or it is running one
   * @throws DeviceException if the instrument does not answer, or answers nonsense
   */
  void upload(ProtocolFile protocol);

  /**
   * Starts what was uploaded.
   *
   * @throws RefusedException if nothing was uploaded, or the instrument refuses
   * @throws DeviceException if the instrument does not answer, or answers nonsense
   */
  void start();

  /**
   * Pauses what runs: nothing flows until {@link #resume}.
   *
   * @throws RefusedException if nothing runs, or the instrument cannot pause
   * @throws DeviceException if the instrument does not answer, or answers nonsense
   */
  void pause();

  /**
   * Goes on after a pause.
   *
   * @throws RefusedException if nothing is paused
   * @throws DeviceException if the instrument does not answer, or answers nonsense
   */
  void resume();

  /**
   * Stops for good and waits until the instrument says that nothing runs. Does nothing if nothing
   * runs.
   *
   * @throws RefusedException if the instrument says that it goes on
   * @throws DeviceException if the instrument does not answer, or answers nonsense
   */
  void stop();

  /**
   * Asks what the channel is doing.
   *
   * @throws DeviceException if the instrument does not answer, or answers nonsense
   */
  RunProgress progress();

  /**
   * Fetches recorded points.
   *
   * @param from position of the first point, counted from zero since the start
   * @param atMost how many points, 1 to 10,000; the instrument may give fewer
   * @return the points in their order; empty if there are none yet
   * @throws DeviceException if the instrument does not answer, or answers nonsense
   */
  List<RecordedPoint> follow(long from, int atMost);
}
