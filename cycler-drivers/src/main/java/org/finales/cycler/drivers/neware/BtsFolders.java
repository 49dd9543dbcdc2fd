package org.finales.cycler.drivers.neware;

import java.nio.file.Path;

/**
 * Where step files and data lie; immutable.
 *
 * @param here folder for step files, as this computer names it
 * @param elsewhere the same folder as the computer of the BTS client names it; empty if alike
 * @param data folder on the computer of the BTS client for its own data files
 */
record BtsFolders(Path here, String elsewhere, String data) {

  /** Returns the path of a step file as the BTS client has to be told. */
  String there(String file) {
    if (elsewhere.isEmpty()) {
      return here.resolve(file).toAbsolutePath().toString();
    }
    String separator = elsewhere.contains("\\") ? "\\" : "/";
    return elsewhere.endsWith(separator) ? elsewhere + file : elsewhere + separator + file;
  }

  /** Returns the element that tells the BTS client to keep data files; every 720 minutes. */
  String backup() {
    return "<backup backupdir=\""
        + XmlNode.escaped(data)
        + "\" remotedir=\"\" filenametype=\"0\" customfilename=\"\" addtimewhenrepeat=\"0\""
        + " createdirbydate=\"0\" filetype=\"0\" backupontime=\"1\" backupontimeinterval=\"720\""
        + " backupfree=\"1\" />";
  }
}
