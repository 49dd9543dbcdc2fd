package org.finales.server.cli;

/** How this program was started, for hints that can be copied. */
final class ProgramName {
  private ProgramName() {}

  static String get() {
    String path = System.getProperty("java.class.path", "");
    return path.endsWith(".jar") && !path.contains(java.io.File.pathSeparator)
        ? "java -jar " + (path.contains(" ") ? "\"" + path + "\"" : path)
        : "finales-server";
  }
}
