package org.finales.cycler.tck;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.finales.cycler.spi.ProgrammedChannel;
import org.finales.cycler.spi.ProtocolFile;
import org.finales.cycler.spi.RefusedException;
import org.finales.cycler.spi.RunState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Channels that run protocols by themselves. */
interface ProgrammedRules extends Rules {

  @Test
  @DisplayName("[R-401 required] a channel that runs protocols names their formats")
  default void r401NamesFormats() {
    Run run = Run.on(bench());
    assertFalse(run.channel().formats().isEmpty(), "formats() is empty");
    run.channel().formats().forEach(f -> assertFalse(f.isBlank(), "a format has no name"));
  }

  @Test
  @DisplayName(
      "[R-402 required] a protocol in a format that the channel does not know is not taken")
  default void r402TakesNoOtherFormat() {
    Run run = Run.on(bench());
    ProtocolFile good = run.protocol();
    ProtocolFile strange =
        new ProtocolFile(good.name(), "no-such-format", good.text(), good.protocol());
    assertThrows(IllegalArgumentException.class, () -> run.channel().upload(strange));
    run.assertQuiet("after a protocol that was not taken");
  }

  @Test
  @DisplayName("[R-403 required] nothing flows when a protocol is uploaded, and nothing runs")
  default void r403UploadsQuietly() {
    Run run = Run.on(bench());
    run.channel().upload(run.protocol());
    bench().pass(Duration.ofSeconds(30));
    run.assertQuiet("after upload()");
    assertFalse(run.active(), "it runs without start()");
  }

  @Test
  @DisplayName("[R-404 required] what was not uploaded cannot be started")
  default void r404StartsNothing() {
    Run run = Run.on(bench());
    bench().needsSimulator();
    assertThrows(RefusedException.class, () -> run.channel().start(), "nothing was uploaded");
    run.assertQuiet("after start() of nothing");
  }

  @Test
  @DisplayName("[R-405 required] a started protocol runs, and readings are what is at the battery")
  default void r405Runs() {
    Run run = Run.started(bench());
    assertEquals(RunState.RUNNING, run.channel().progress().state(), "state after start()");
    run.untilCurrentFlows();
    assertTrue(run.channel().progress().step() >= 1, "a running protocol is in some step");
    run.spot().readRight("while a protocol runs");
  }

  @Test
  @DisplayName("[R-406 required] a paused protocol lets nothing flow and can be resumed")
  default void r406Pauses() {
    Run run = Run.started(bench());
    run.untilCurrentFlows();
    run.pause();
    assertEquals(RunState.PAUSED, run.channel().progress().state(), "state after pause()");
    bench().pass(Duration.ofSeconds(30));
    run.assertQuiet("while paused");
    run.channel().resume();
    assertEquals(RunState.RUNNING, run.channel().progress().state(), "state after resume()");
    run.untilCurrentFlows();
  }

  @Test
  @DisplayName("[R-407 required] nothing can be paused or resumed that does not run or pause")
  default void r407PausesNothing() {
    Run run = Run.on(bench());
    assertThrows(RefusedException.class, () -> run.channel().pause(), "nothing runs");
    assertThrows(RefusedException.class, () -> run.channel().resume(), "nothing is paused");
    run.assertQuiet("after pause() and resume() of nothing");
  }

  @Test
  @DisplayName(
      "[R-408 required] a stopped protocol lets nothing flow, and stopping again does nothing")
  default void r408Stops() {
    Run run = Run.started(bench());
    run.untilCurrentFlows();
    run.channel().stop();
    assertFalse(run.active(), "it goes on after stop()");
    run.assertQuiet("after stop()");
    run.channel().stop();
    run.assertQuiet("after stop(), twice");
  }

  @Test
  @DisplayName("[R-409 required] nothing is uploaded or started over a protocol that runs")
  default void r409RunsOneAtATime() {
    Run run = Run.started(bench());
    run.untilCurrentFlows();
    assertThrows(RefusedException.class, () -> run.channel().upload(run.protocol()), "it runs");
    assertThrows(RefusedException.class, () -> run.channel().start(), "it runs already");
    assertEquals(RunState.RUNNING, run.channel().progress().state(), "state after refusals");
    run.untilCurrentFlows();
  }

  @Test
  @DisplayName("[R-410 required] a protocol comes to its end, and another one can follow")
  default void r410Finishes() {
    Run run = Run.started(bench());
    run.toTheEnd();
    assertEquals(RunState.FINISHED, run.channel().progress().state(), "state at the end");
    run.assertQuiet("at the end");
    run.channel().upload(run.protocol());
    run.channel().start();
    assertEquals(RunState.RUNNING, run.channel().progress().state(), "state of the second run");
  }

  @Test
  @DisplayName("[R-411 required] recorded points are followed without gaps or repeats")
  default void r411FollowsPoints() {
    Run run = Run.started(bench());
    long points = run.followToTheEnd();
    assertTrue(points > 0, "no point was recorded");
    assertEquals(points, run.channel().progress().points(), "points by progress()");
  }

  @Test
  @DisplayName("[R-412 required] points can be fetched from any position, again and in parts")
  default void r412FetchesPointsAgain() {
    Run run = Run.started(bench());
    run.toTheEnd();
    var all = run.fetch(0, 7);
    assertFalse(all.isEmpty(), "no point was recorded");
    assertEquals(all, run.fetch(0, 10_000), "points fetched in parts, and at once");
    int half = all.size() / 2;
    assertEquals(all.subList(half, all.size()), run.fetch(half, 10_000), "points from the middle");
    assertTrue(run.channel().follow(all.size(), 100).isEmpty(), "points behind the last one");
  }

  @Test
  @DisplayName("[R-413 optional] a protocol goes on without the host, who can follow it again")
  default void r413GoesOnAlone() {
    Run run = Run.started(bench());
    run.untilCurrentFlows();
    bench().abandon();
    Run again = Run.on(bench());
    assertEquals(RunState.RUNNING, again.channel().progress().state(), "state after opening again");
    long points = again.followToTheEnd();
    assertTrue(points > 0, "no point was recorded");
  }

  @Test
  @DisplayName("[R-414 required] garbled answers give no wrong points")
  default void r414FollowsThroughFaults() {
    bench().needsSimulator();
    Run run = Run.started(bench());
    run.toTheEnd();
    new PointTrials(bench(), run).followThroughAllFaults();
  }

  @Test
  @DisplayName("[R-415 required] closing leaves a programmed run as it is, and closes the link")
  default void r415ClosesWhileRunning() {
    Run run = Run.started(bench());
    run.untilCurrentFlows();
    ProgrammedChannel channel = run.channel();
    assertDoesNotThrow(() -> run.spot().device().close());
    assertTrue(bench().connection().allClosed(), "a link was left open");
    assertThrows(
        org.finales.cycler.spi.DeviceException.class,
        () -> channel.progress(),
        "progress() of a closed device");
  }
}
