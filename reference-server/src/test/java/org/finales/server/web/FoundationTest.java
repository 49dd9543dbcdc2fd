package org.finales.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.finales.server.browser.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds on every page. */
class FoundationTest {
  @TempDir static Path folder;
  private static WebLab lab;

  @BeforeAll
  static void start() throws Exception {
    lab = WebLab.open(folder);
  }

  @AfterAll
  static void stop() {
    lab.close();
  }

  @Test
  void aPersonSignsInIsLedBackAndSignsOut() throws Exception {
    try (Browser browser = Browser.open()) {
      browser.visit(lab.at("/login?next=%2Fsearch%3Ftext%3Dconductivity"));
      assertThat(browser.evaluate("document.title").asString()).isEqualTo("Sign in · finales");
      browser.screenshot("login");
      browser.type("#f-username", "viewer");
      browser.type("#f-password", "wrong");
      browser.click("main button[type=submit]");
      browser.waitFor(".mistakes", "The user name or the password is wrong.");
      assertThat(browser.evaluate("document.querySelector('#f-username').value").asString())
          .as("what was typed stays")
          .isEqualTo("viewer");
      browser.forgetProblems(); // Chromium reports the 422 of the refused form
      browser.type("#f-password", WebLab.PASSWORD);
      browser.press("Enter");
      browser.waitForPath("/search");
      assertThat(browser.path()).isEqualTo("/search?text=conductivity");
      assertThat(browser.read(".account .who")).isEqualTo("viewer");
      browser.click(".account summary");
      browser.click(".account-menu button");
      browser.waitFor(".flash", "You are signed out.");
      assertThat(browser.problems()).isEmpty();
      assertThat(browser.requestsElsewhere(lab.uri())).isEmpty();
    }
  }

  @Test
  void nobodyIsKeptOutByTheLook() throws Exception {
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "administrator");
      for (boolean dark : new boolean[] {false, true}) {
        browser.prefersDark(dark);
        for (int width : new int[] {1280, 390}) {
          browser.resize(width, 900);
          for (String path : new String[] {"/lab", "/search?text=x", "/lab/nowhere"}) {
            browser.visit(lab.at(path));
            assertThat(WebLab.barriers(browser))
                .as(path + " at " + width + (dark ? " dark" : " light"))
                .isEmpty();
            assertThat(
                    browser
                        .evaluate("document.documentElement.scrollWidth <= innerWidth")
                        .asBoolean())
                .as(path + " fits into " + width)
                .isTrue();
            browser.screenshot(
                "foundation" + path.replaceAll("\\W+", "-") + "-" + width + (dark ? "-dark" : ""));
          }
        }
      }
    }
  }

  @Test
  void theKeyboardIsEnough() throws Exception {
    try (Browser browser = Browser.open()) {
      browser.visit(lab.at("/login"));
      browser.press("Tab");
      assertThat(browser.evaluate("document.activeElement.className").asString()).isEqualTo("skip");
      browser.tabTo("#f-username");
      browser.keys("viewer");
      browser.press("Tab");
      browser.keys(WebLab.PASSWORD);
      browser.press("Enter");
      browser.waitForPath("/lab");
      browser.tabTo(".account summary");
      browser.press("Enter");
      browser.waitUntil("document.querySelector('.account').open");
      browser.press("Escape");
      browser.waitUntil("!document.querySelector('.account').open");
    }
  }

  @Test
  void theColoursAreThePersonsChoice() throws Exception {
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "viewer");
      browser.click(".account summary");
      browser.click("input[name=theme][value=dark]");
      browser.visit(lab.at("/search"));
      assertThat(browser.evaluate("document.documentElement.dataset.theme").asString())
          .isEqualTo("dark");
      assertThat(browser.evaluate("getComputedStyle(document.body).backgroundColor").asString())
          .isEqualTo("rgb(16, 22, 28)");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/login", "/lab", "/search"})
  void pagesLoadNothingFromElsewhereAndRunNothingFromWithin(String path) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(answer.headers().firstValue("content-security-policy").orElseThrow())
        .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.headers().firstValue("x-content-type-options")).contains("nosniff");
    assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
  }

  @Test
  void aStrangerIsLedToSignInAndComesBackOnlyHere() throws Exception {
    HttpResponse<String> answer = get("/search?text=a%26b");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("location"))
        .contains("/login?next=%2Fsearch%3Ftext%3Da%2526b");
    for (String evil :
        new String[] {"//evil.example", "/%5Cevil.example", "https://evil.example"}) {
      assertThat(get("/login?next=" + evil).body())
          .as(evil)
          .contains("name=\"next\" value=\"/lab\"");
    }
  }

  @Test
  void theSessionIsNotForScriptsAndOtherAfterSigningIn() throws Exception {
    HttpResponse<String> form = get("/login");
    String before = form.headers().firstValue("set-cookie").orElseThrow();
    assertThat(before).contains("HttpOnly", "SameSite=Lax").doesNotContain("Secure");
    HttpResponse<String> in = signIn(form);
    assertThat(in.statusCode()).isEqualTo(303);
    String after = in.headers().firstValue("set-cookie").orElseThrow();
    assertThat(cookie(after)).isNotEqualTo(cookie(before));
    assertThat(get("/lab", cookie(before)).statusCode())
        .as("who knew the session before is not signed in by it")
        .isEqualTo(303);
    assertThat(get("/lab", cookie(after)).statusCode()).isEqualTo(200);
    HttpResponse<String> secure =
        send(builder("/login").header("X-Forwarded-Proto", "https").GET());
    assertThat(secure.headers().firstValue("set-cookie").orElseThrow()).contains("; Secure");
  }

  @Test
  void aFormOfAnotherSiteIsRefused() throws Exception {
    HttpResponse<String> form = get("/login");
    String cookie = cookie(form.headers().firstValue("set-cookie").orElseThrow());
    String body = "username=viewer&password=" + WebLab.PASSWORD.replace(' ', '+');
    assertThat(post("/login", cookie, body).statusCode()).as("no token").isEqualTo(403);
    String token = token(get("/login").body());
    assertThat(post("/login", cookie, body + "&_csrf=" + token).statusCode())
        .as("another browser's token")
        .isEqualTo(403);
    HttpResponse<String> foreign =
        send(
            builder("/login")
                .header("Cookie", cookie)
                .header("Sec-Fetch-Site", "cross-site")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body + "&_csrf=" + token(form.body()))));
    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(foreign.body()).contains("You may not do this");
  }

  @Test
  void signingOutEndsTheSessionForGoodAlsoAfterARestart() throws Exception {
    String cookie = cookie(signIn(get("/login")).headers().firstValue("set-cookie").orElseThrow());
    String page = get("/lab", cookie).body();
    assertThat(post("/logout", cookie, "_csrf=" + token(page)).statusCode()).isEqualTo(303);
    assertThat(get("/lab", cookie).statusCode()).isEqualTo(303);
  }

  @Test
  void scriptsAndStylesAreKeptForAYearUnderAnAddressThatChangesWithThem() throws Exception {
    String page = get("/login").body();
    String href = page.replaceAll("(?s).*href=\"(/assets/[0-9a-f]+/kit.css)\".*", "$1");
    HttpResponse<String> css = get(href);
    assertThat(css.statusCode()).isEqualTo(200);
    assertThat(css.headers().firstValue("cache-control"))
        .contains("public, max-age=31536000, immutable");
    HttpResponse<byte[]> zipped =
        HttpClient.newHttpClient()
            .send(
                builder(href).header("Accept-Encoding", "gzip").GET().build(),
                BodyHandlers.ofByteArray());
    assertThat(zipped.headers().firstValue("content-encoding")).contains("gzip");
    assertThat(zipped.body().length).isLessThan(css.body().length() / 2);
    assertThat(get("/assets/0/..%2Ftexts%2Fkit.properties").statusCode()).isEqualTo(404);
  }

  @Test
  void anUnknownAddressIsAPageInPlainWords() throws Exception {
    HttpResponse<String> answer = get("/lab/nowhere");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("There is nothing here");
  }

  private static HttpResponse<String> signIn(HttpResponse<String> form) throws Exception {
    return post(
        "/login",
        cookie(form.headers().firstValue("set-cookie").orElseThrow()),
        "username=viewer&password="
            + WebLab.PASSWORD.replace(' ', '+')
            + "&_csrf="
            + token(form.body()));
  }

  private static String token(String page) {
    return page.replaceAll("(?s).*?name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
  }

  private static String cookie(String header) {
    return header.substring(0, header.indexOf(';'));
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return send(builder(path).GET());
  }

  private static HttpResponse<String> get(String path, String cookie) throws Exception {
    return send(builder(path).header("Cookie", cookie).GET());
  }

  private static HttpResponse<String> post(String path, String cookie, String body)
      throws Exception {
    return send(
        builder(path)
            .header("Cookie", cookie)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  private static HttpRequest.Builder builder(String path) {
    return HttpRequest.newBuilder(URI.create(lab.uri() + path)).header("Accept", "text/html");
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }
}
