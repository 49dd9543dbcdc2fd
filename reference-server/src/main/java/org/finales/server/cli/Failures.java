package org.finales.server.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import org.finales.api.broker.BrokerException;
import org.finales.api.json.JsonException;
import org.finales.core.accounts.TooManyAttemptsException;
import org.finales.core.crate.CrateException;
import org.finales.core.cyclingdata.table.DataFileException;
import org.finales.core.graph.GraphException;
import org.finales.core.importing.ImportException;
import org.finales.core.linkeddata.LinkedDataException;
import org.finales.core.store.StoreException;
import org.finales.cycler.spi.DeviceException;
import org.finales.server.folder.FolderException;

/** Why a command failed, in one line. */
final class Failures {
  private Failures() {}

  /** The line, without a line break. */
  static String line(Throwable problem) {
    return sentence(problem).strip().replaceAll("\\s*\\R\\s*", "; ");
  }

  /** Whether somebody foresaw this and the line says all there is to say. */
  static boolean isForeseen(Throwable problem) {
    return problem instanceof BrokerException
        || problem instanceof RefusedException
        || problem instanceof FolderException
        || problem instanceof StoreException
        || problem instanceof UnsupportedOperationException
        || problem instanceof JsonException
        || problem instanceof LinkedDataException
        || problem instanceof CrateException
        || problem instanceof DataFileException
        || problem instanceof ImportException
        || problem instanceof GraphException
        || problem instanceof DeviceException
        || problem instanceof TooManyAttemptsException
        || problem instanceof IOException
        || problem instanceof UncheckedIOException;
  }

  private static String sentence(Throwable problem) {
    if (problem instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
      return sentence(unchecked.getCause());
    }
    String message = String.valueOf(problem.getMessage());
    if (problem instanceof NoSuchFileException) {
      return "there is no file " + message;
    } else if (problem instanceof FileAlreadyExistsException) {
      return message + " exists already";
    } else if (problem instanceof AccessDeniedException) {
      return message + " may not be read or written";
    } else if (problem instanceof BindException || isForeseen(problem)) {
      return message;
    }
    return "unexpected failure, please report it: " + problem;
  }
}
