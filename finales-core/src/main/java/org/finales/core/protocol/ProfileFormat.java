package org.finales.core.protocol;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.finales.api.cycling.Protocol;
import org.finales.api.cycling.text.Profile;
import org.finales.api.cycling.text.ProfileException;
import org.finales.api.cycling.text.ProfileProblem;
import org.finales.api.cycling.text.ProfileText;
import org.finales.core.protocol.exchange.Converted;
import org.finales.core.protocol.exchange.ExportOptions;
import org.finales.core.protocol.exchange.ProtocolFormatException;
import org.finales.core.protocol.exchange.ProtocolProblem;

/** Text profiles, read and written by the api, among the other formats. */
final class ProfileFormat {
  private ProfileFormat() {}

  static Converted<Protocol> read(byte[] utf8) {
    String text = decode(utf8);
    try {
      Profile profile = ProfileText.read(text.startsWith("\uFEFF") ? text.substring(1) : text);
      List<String> warnings = profile.warnings().stream().map(ProfileProblem::toString).toList();
      return new Converted<>(profile.protocol(), warnings);
    } catch (ProfileException e) {
      throw new ProtocolFormatException(
          e.problems().stream().map(problem -> problem(problem)).toList());
    }
  }

  private static String decode(byte[] utf8) {
    CharBuffer decoded = CharBuffer.allocate(utf8.length);
    CoderResult result =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8), decoded, true);
    String text = decoded.flip().toString();
    if (result.isError()) {
      List<String> lines = (text + "?").lines().toList();
      throw new ProtocolFormatException(
          "line %d, column %d".formatted(lines.size(), lines.get(lines.size() - 1).length()),
          "a profile is text in UTF-8, which ends here; save it as UTF-8");
    }
    return text;
  }

  private static ProtocolProblem problem(ProfileProblem problem) {
    String place = "line %d, column %d".formatted(problem.line(), problem.column());
    String text = problem.toString();
    return new ProtocolProblem(
        place, text.startsWith(place + ": ") ? text.substring(place.length() + 2) : text);
  }

  static Converted<String> write(Protocol protocol, ExportOptions options) {
    try {
      return new Converted<>(ProfileText.write(PlainJson.with(protocol, options)), List.of());
    } catch (ProtocolFormatException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new ProtocolFormatException("", String.valueOf(e.getMessage()), e);
    }
  }
}
