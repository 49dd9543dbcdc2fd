package org.finales.server.cli;

import java.net.URI;
import java.nio.file.Path;
import org.finales.server.folder.DataFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the data are on which a command works. */
final class Place {
  static final String DEFAULT_FOLDER = "finales-data";

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "the data folder, made if it is not there; " + DEFAULT_FOLDER + " unless said")
  private @Nullable Path data;

  @Option(
      names = "--db",
      paramLabel = "URL",
      defaultValue = "${env:FINALES_DB}",
      description =
          "a PostgreSQL database instead: jdbc:postgresql://HOST/DATABASE?user=…; also from the"
              + " environment as FINALES_DB")
  private @Nullable String database;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "a running server instead; needs a token, for most commands that of an administrator")
  private @Nullable URI url;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      defaultValue = "${env:FINALES_TOKEN}",
      description = "the token for --url; better from the environment as FINALES_TOKEN")
  private @Nullable String token;

  /** Opens what the options say. */
  Administration open() {
    URI server = url;
    if (server == null) {
      return LocalAdministration.of(this::folder, database());
    }
    if (data != null) {
      throw misuse("--url and --data name two different places; give one");
    }
    if (token == null || token.isBlank()) {
      throw misuse("--url needs --token, or FINALES_TOKEN in the environment");
    }
    String scheme = server.getScheme();
    if (server.getHost() == null || !"http".equals(scheme) && !"https".equals(scheme)) {
      throw misuse("--url is an address such as http://127.0.0.1:13371");
    }
    return new RemoteAdministration(server, token.strip());
  }

  private DataFolder folder() {
    return DataFolder.open(data == null ? Path.of(DEFAULT_FOLDER) : data);
  }

  private @Nullable String database() {
    return database == null || database.isBlank() ? null : database;
  }

  /** The command to which these options belong. */
  CommandLine command() {
    if (spec == null) {
      throw new IllegalStateException("options without a command");
    }
    return spec.commandLine();
  }

  private ParameterException misuse(String message) {
    return new ParameterException(command(), message);
  }
}
