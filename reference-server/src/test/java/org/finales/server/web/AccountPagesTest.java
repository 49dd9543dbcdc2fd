package org.finales.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.finales.core.accounts.SignUps;
import org.finales.core.engine.Role;
import org.finales.server.browser.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing up, accounts, tokens and their administration. */
class AccountPagesTest {
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
  void anEmptyServerIsSetUpByWhoSitsAtIt(@TempDir Path other) throws Exception {
    try (WebLab empty = WebLab.empty(other);
        Browser browser = Browser.open()) {
      browser.visit(empty.at("/"));
      browser.waitForPath("/setup");
      browser.screenshot("setup");
      browser.type("#f-username", "ada");
      browser.type("#f-password", "short");
      browser.type("#f-again", "short");
      browser.click("main button[type=submit]");
      browser.waitFor(".mistakes", "At least 12 characters.");
      browser.forgetProblems();
      browser.type("#f-password", WebLab.PASSWORD);
      browser.type("#f-again", WebLab.PASSWORD);
      browser.click("main button[type=submit]");
      browser.waitFor(".flash", "Welcome, ada.");
      assertThat(empty.server().access().accounts().find("ada").orElseThrow().role())
          .isEqualTo(Role.ADMINISTRATOR);
      assertThat(new WebClient(empty).get("/setup").statusCode())
          .as("once is enough")
          .isEqualTo(404);
      assertThat(browser.problems()).isEmpty();
    }
  }

  @Test
  void fromElsewhereAnEmptyServerTakesTheCodeThatItPrinted(@TempDir Path other) throws Exception {
    try (WebLab empty = WebLab.empty(other)) {
      HttpResponse<String> behindProxy =
          java.net.http.HttpClient.newHttpClient()
              .send(
                  java.net.http.HttpRequest.newBuilder(empty.at("/setup"))
                      .header("X-Forwarded-For", "192.0.2.1")
                      .build(),
                  java.net.http.HttpResponse.BodyHandlers.ofString());
      assertThat(behindProxy.body()).contains("Set-up code");
      assertThat(new WebClient(empty).get("/setup").body()).doesNotContain("Set-up code");
      assertThat(empty.server().setUpCode()).hasSizeGreaterThanOrEqualTo(20);
    }
  }

  @Test
  void signingUpIsClosedAtFirst(@TempDir Path other) throws Exception {
    try (WebLab fresh = WebLab.open(other)) {
      WebClient stranger = new WebClient(fresh);
      assertThat(stranger.get("/signup").body()).contains("Signing up is closed");
      assertThat(
              stranger
                  .post(
                      "/login",
                      "/signup",
                      "username",
                      "eve",
                      "password",
                      WebLab.PASSWORD,
                      "again",
                      WebLab.PASSWORD)
                  .statusCode())
          .isEqualTo(403);
      assertThat(fresh.server().access().accounts().find("eve")).isEmpty();
    }
  }

  @Test
  void whoAsksOpenlyWaitsForAnAdministrator() throws Exception {
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "administrator");
      browser.visit(lab.at("/admin/users"));
      browser.click("input[name=mode][value=open]");
      browser.click("form[action='/admin/users/sign-up'] button");
      browser.waitFor(".flash", "Signing up is open");
      browser.click(".account summary");
      browser.click(".account-menu button");
      browser.waitForPath("/login");
      browser.click("a[href='/signup']");
      browser.waitForPath("/signup");
      browser.type("#f-username", "grace");
      browser.type("#f-password", WebLab.PASSWORD);
      browser.type("#f-again", WebLab.PASSWORD);
      browser.type("#f-note", "I measure conductivities.");
      browser.screenshot("signup");
      browser.click("main button[type=submit]");
      browser.waitFor(".flash", "waits for an administrator");
      browser.type("#f-username", "grace");
      browser.type("#f-password", WebLab.PASSWORD);
      browser.press("Enter");
      browser.waitFor(".mistakes", "wrong");
      browser.forgetProblems();

      lab.signIn(browser, "administrator");
      browser.visit(lab.at("/admin/users"));
      browser.waitFor("#waiting", "I measure conductivities.");
      browser.longScreenshot("users");
      assertThat(WebLab.barriers(browser)).isEmpty();
      browser.click("#waiting .button");
      browser.click("[data-opens=approve]");
      browser.choose("#approved-role", "Tenant: works on requests");
      browser.screenshot("user-approve");
      browser.click("#approve button[type=submit]");
      browser.waitFor(".flash", "grace is let in.");
      assertThat(lab.server().access().accounts().find("grace").orElseThrow().role())
          .isEqualTo(Role.TENANT);
      assertThat(WebClient.of(lab, "grace").get("/lab").statusCode()).isEqualTo(200);
      assertThat(browser.problems()).isEmpty();
    }
  }

  @Test
  void anInvitationIsGoodForOneAccountOfItsRole(@TempDir Path other) throws Exception {
    try (WebLab fresh = WebLab.open(other);
        Browser browser = Browser.open()) {
      fresh
          .server()
          .access()
          .signUps()
          .setMode(org.finales.core.accounts.Accounts.console("test"), SignUps.Mode.INVITATION);
      fresh.signIn(browser, "administrator");
      browser.visit(fresh.at("/admin/users"));
      browser.choose("#invited-role", "Operator: runs the laboratory");
      browser.type("#invited-note", "Linus");
      browser.click("form[action='/admin/users/invitations'] button");
      browser.waitFor("#invitation", "The invitation is ready");
      String link = browser.evaluate("document.querySelector('#invitation-link').value").asString();
      browser.reload();
      assertThat(browser.count("#invitation")).as("shown once").isZero();

      WebClient invited = new WebClient(fresh);
      String path = link.substring(link.indexOf("/signup"));
      String code = path.substring(path.indexOf('=') + 1);
      assertThat(invited.get(path).body()).contains(code);
      String[] taken = form("viewer", code);
      assertThat(invited.post(path, "/signup", taken).body()).contains("there is an account");
      assertThat(invited.post(path, "/signup", form("linus", code)).statusCode())
          .as("a mistake did not use it up")
          .isEqualTo(303);
      assertThat(fresh.server().access().accounts().find("linus").orElseThrow().role())
          .isEqualTo(Role.OPERATOR);
      assertThat(invited.post(path, "/signup", form("linus2", code)).statusCode()).isEqualTo(422);
      assertThat(invited.post(path, "/signup", form("linus3", "guess")).statusCode())
          .isEqualTo(422);
    }
  }

  private static String[] form(String name, String code) {
    return new String[] {
      "username",
      name,
      "password",
      WebLab.PASSWORD,
      "again",
      WebLab.PASSWORD,
      "invitation",
      code,
      // What a form has no field for changes nothing.
      "role",
      "administrator",
      "disabled",
      "false",
      "note",
      ""
    };
  }

  @Test
  void aPersonChangesThePasswordAndOtherDevicesAreSignedOut() throws Exception {
    lab.account("alan", Role.REQUESTER);
    WebClient elsewhere = WebClient.of(lab, "alan");
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "alan");
      browser.visit(lab.at("/account"));
      browser.screenshot("account");
      browser.type("#f-current", "not it at all");
      browser.type("#f-password", "a wholly new password");
      browser.type("#f-again", "a wholly new password");
      browser.click("form[action='/account/password'] button[type=submit]");
      browser.waitFor(".mistakes", "This is not your present password.");
      browser.forgetProblems();
      browser.type("#f-current", WebLab.PASSWORD);
      browser.type("#f-password", "a wholly new password");
      browser.type("#f-again", "a wholly new password");
      browser.click("form[action='/account/password'] button[type=submit]");
      browser.waitFor(".flash", "Your password is changed.");
      assertThat(browser.problems()).isEmpty();
    }
    assertThat(elsewhere.get("/lab").statusCode()).isEqualTo(303);
  }

  @Test
  void aTokenIsShownOnceAndDoesNoMoreThanWasChosen() throws Exception {
    lab.account("barbara", Role.TENANT);
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "barbara");
      browser.visit(lab.at("/account"));
      browser.type("#f-name", "the balance <b>");
      browser.click("input[name=scopes][value=read]");
      browser.click("form[action='/account/tokens'] button[type=submit]");
      browser.waitFor("#secret", "shown this once");
      browser.longScreenshot("token");
      String secret = browser.evaluate("document.querySelector('#token-secret').value").asString();
      var actor = lab.server().access().authenticate(secret, null);
      assertThat(actor.account()).isEqualTo("barbara");
      assertThat(actor.actions()).containsExactly(org.finales.core.engine.Action.READ);
      browser.reload();
      assertThat(browser.count("#secret")).isZero();
      assertThat(browser.read("main table")).contains("the balance <b>");
      browser.click("main table button.danger");
      browser.click("dialog[open] button[type=submit]");
      browser.waitFor(".flash", "The token is revoked.");
      assertThat(WebLab.barriers(browser)).isEmpty();
      assertThat(browser.problems()).isEmpty();
    }
  }

  @Test
  void onlyAnAdministratorSeesUsersAndNobodyChangesTheOwnRole() throws Exception {
    WebClient operator = WebClient.of(lab, "operator");
    assertThat(operator.get("/admin/users").statusCode()).isEqualTo(403);
    assertThat(operator.post("/account", "/admin/users/sign-up", "mode", "open").statusCode())
        .isEqualTo(403);
    WebClient administrator = WebClient.of(lab, "administrator");
    String own =
        "/admin/users/" + lab.server().access().accounts().find("administrator").orElseThrow().id();
    assertThat(administrator.post(own, own + "/role", "role", "viewer").statusCode())
        .isEqualTo(409);
    assertThat(administrator.post(own, own + "/disable").statusCode()).isEqualTo(409);
  }

  @Test
  void aTokenOfSomebodyElseCannotBeRevoked() throws Exception {
    var issued =
        lab.server()
            .access()
            .tokens()
            .issue(
                org.finales.core.accounts.Accounts.console("test"),
                "operator",
                "robot",
                java.util.Set.of(),
                null);
    WebClient viewer = WebClient.of(lab, "viewer");
    assertThat(
            viewer
                .post("/account", "/account/tokens/" + issued.token().id() + "/revoke")
                .statusCode())
        .isEqualTo(404);
    assertThat(lab.server().access().authenticate(issued.secret(), null).account())
        .isEqualTo("operator");
  }

  @Test
  void aDisabledAccountIsOutAtOnce() throws Exception {
    lab.account("mallory", Role.OPERATOR);
    WebClient mallory = WebClient.of(lab, "mallory");
    assertThat(mallory.get("/account").statusCode()).isEqualTo(200);
    WebClient administrator = WebClient.of(lab, "administrator");
    String page =
        "/admin/users/" + lab.server().access().accounts().find("mallory").orElseThrow().id();
    assertThat(administrator.post(page, page + "/disable", "reason", "gone").statusCode())
        .isEqualTo(303);
    assertThat(mallory.get("/account").statusCode()).isEqualTo(303);
  }

  @Test
  void theSameFormTwiceMakesOneAccount() throws Exception {
    WebClient administrator = WebClient.of(lab, "administrator");
    String[] form = {
      "username",
      "once",
      "role",
      "viewer",
      "password",
      WebLab.PASSWORD,
      "again",
      WebLab.PASSWORD,
      "_once",
      "the-same-form"
    };
    String page = "/admin/users/new";
    assertThat(administrator.post(page, page, form).statusCode()).isEqualTo(303);
    HttpResponse<String> again = administrator.post(page, page, form);
    assertThat(again.statusCode()).isEqualTo(303);
    assertThat(again.headers().firstValue("location")).contains("/admin/users");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>document.title='evil'</script>",
        "\"><img src=x onerror=\"document.title='evil'\">",
        "'-alert(1)-'",
        "</textarea><svg/onload=alert(1)>",
        "{{7*7}}${7*7}",
        "javascript:alert(1)"
      })
  void whatIsTypedIsShownAndNeverRun(String payload) throws Exception {
    WebClient administrator = WebClient.of(lab, "administrator");
    String page = "/admin/users/new";
    HttpResponse<String> answer =
        administrator.post(
            page, page, "username", payload, "role", payload, "password", "x", "again", "y");
    assertThat(answer.statusCode()).isEqualTo(422);
    String known = answer.body();
    assertThat(known).doesNotContain("<img src=x", "<svg/onload", "<script>document");
    String search =
        administrator.get("/search?text=" + java.net.URLEncoder.encode(payload, "UTF-8")).body();
    assertThat(search).doesNotContain("<img src=x", "<svg/onload", "<script>document");
  }
}
