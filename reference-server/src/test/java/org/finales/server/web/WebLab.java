package org.finales.server.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.finales.core.accounts.Accounts;
import org.finales.core.engine.Role;
import org.finales.server.ReferenceServer;
import org.finales.server.browser.Browser;
import org.finales.server.http.HttpSettings;

/** A whole server on this machine, and people who use it in a browser. */
final class WebLab implements AutoCloseable {
  static final String PASSWORD = "correct horse battery staple";

  private final Path folder;
  private ReferenceServer server;

  private WebLab(Path folder, int port) throws BindException {
    this.folder = folder;
    this.server = start(folder, port);
  }

  /** A server with an account of each role, named as the role is. */
  static WebLab open(Path folder) throws BindException {
    WebLab lab = empty(folder);
    for (Role role : Role.values()) {
      lab.account(role.wireName(), role);
    }
    return lab;
  }

  /** A server that nobody has an account on. */
  static WebLab empty(Path folder) throws BindException {
    return new WebLab(folder, 0);
  }

  private static ReferenceServer start(Path folder, int port) throws BindException {
    return ReferenceServer.builder()
        .data(folder)
        .http(HttpSettings.ofDefaults().at("127.0.0.1", port))
        .start();
  }

  void account(String name, Role role) {
    server
        .access()
        .accounts()
        .add(Accounts.console("test"), name, role, server.access().hasher().hash(PASSWORD));
  }

  ReferenceServer server() {
    return server;
  }

  URI uri() {
    return server.uri();
  }

  URI at(String path) {
    return URI.create(server.uri() + path);
  }

  /** Stops the server and starts it again at the same place. */
  void restart() throws BindException {
    int port = server.uri().getPort();
    server.close();
    server = start(folder, port);
  }

  /** Signs in on the page for it. */
  void signIn(Browser browser, String name) {
    browser.visit(at("/login"));
    browser.type("#f-username", name);
    browser.type("#f-password", PASSWORD);
    browser.click("main button[type=submit]");
    browser.waitForPath("/lab");
  }

  /** What keeps somebody out on this page, if anything does. */
  static java.util.List<String> barriers(Browser browser) {
    return browser.barriers(axe());
  }

  private static String axe() {
    try (InputStream in =
        WebLab.class.getResourceAsStream("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
