package org.finales.core.protocol.internal;

/** Warnings that several formats share. */
public final class Ambiguities {
  private Ambiguities() {}

  /** Warns of what formats that know one way to say a thing leave out. */
  public static void warn(PlainProtocol protocol, boolean ownRecording, Problems problems) {
    for (PlainProtocol.Line line : protocol.lines()) {
      if (line.step() instanceof PlainStep.Voltage voltage
          && voltage.untilRate() != null
          && voltage.untilMilliampere() != null) {
        problems.warn(
            line.place(), "of the C-rate and the current that end it, the C-rate is written");
      }
      if (!ownRecording && !line.recording().equals(protocol.recording())) {
        problems.warn(line.place(), "recording of its own is left out");
      }
    }
  }

  /**
   * Writes a number with so many digits and says if that changes it.
   *
   * @param what whose number it is, for the messages
   */
  public static String fixed(
      double value, int digits, String what, PlainProtocol.Line line, Problems problems) {
    String text = PythonText.fixed(value, digits);
    double written = Double.parseDouble(text);
    double change = Math.abs(written - value);
    if (change > Math.abs(value) / 10) {
      problems.add(
          line.place(),
          "%s of %s is too small for this format, which would round it to %s"
              .formatted(what, PythonText.repr(value), text));
    } else if (change > Math.abs(value) * 1e-5) {
      problems.warn(
          line.place(), "%s of %s is rounded to %s".formatted(what, PythonText.repr(value), text));
    }
    return text;
  }
}
