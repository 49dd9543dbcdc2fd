package org.finales.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.finales.api.broker.Broker;
import org.finales.api.broker.Limitations;
import org.finales.api.broker.Offer;
import org.finales.api.broker.Request;
import org.finales.api.broker.RequestDraft;
import org.finales.api.broker.RequestQuery;
import org.finales.api.broker.RequestStatus;
import org.finales.api.broker.ResultDraft;
import org.finales.api.broker.Tenant;
import org.finales.api.broker.TenantDraft;
import org.finales.api.capability.BuiltInCapabilities;
import org.finales.api.json.FinalesJson;
import org.finales.server.browser.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Requests, results, tenants and capabilities as a person uses them. */
class RequestPagesTest {
  private static final String ASK = "/lab/requests/new?quantity=conductivity&method=two_electrode";

  @TempDir static Path folder;
  private static WebLab lab;
  private static Tenant tenant;

  @BeforeAll
  static void start() throws Exception {
    lab = WebLab.open(folder);
    Broker operator = as("operator");
    BuiltInCapabilities.drafts().forEach(operator.capabilities()::add);
    tenant =
        as("tenant")
            .tenants()
            .register(
                new TenantDraft(
                    "Conductivity bench",
                    "room 12",
                    List.of(
                        new Offer(
                            "conductivity",
                            "two_electrode",
                            Limitations.builder().range("temperature", 288.15, 333.15).build())),
                    1));
  }

  @AfterAll
  static void stop() {
    lab.close();
  }

  private static Broker as(String name) {
    var account = lab.server().access().accounts().find(name).orElseThrow();
    return lab.server().engine().as(new org.finales.core.engine.Actor(name, account.role(), null));
  }

  static JsonNode formulation(String temperature) {
    return FinalesJson.read(
        """
        {"formulation": [{"chemical": {"SMILES": "C1COC(=O)O1",
                                       "InChIKey": "KMTRUDSVKNLOMY-UHFFFAOYSA-N"},
                          "fraction": 1, "fraction_type": "molPerMol"}],
         "temperature": %s}"""
            .formatted(temperature));
  }

  private static Request ask(String account, String temperature) {
    return as(account)
        .requests()
        .post(RequestDraft.of("conductivity", "two_electrode", formulation(temperature)));
  }

  private static void fine(Browser browser, String name) {
    for (boolean dark : new boolean[] {false, true}) {
      browser.prefersDark(dark);
      assertThat(WebLab.barriers(browser)).as(name + (dark ? " dark" : " light")).isEmpty();
    }
    browser.prefersDark(false);
    browser.resize(390, 844);
    assertThat(browser.evaluate("document.documentElement.scrollWidth <= innerWidth").asBoolean())
        .as(name + " fits a phone")
        .isTrue();
    assertThat(WebLab.barriers(browser)).as(name + " on a phone").isEmpty();
    browser.longScreenshot(name + "-phone");
    browser.resize(1280, 900);
    browser.longScreenshot(name);
    assertThat(browser.problems()).as(name).isEmpty();
    assertThat(browser.requestsElsewhere(lab.uri())).as(name).isEmpty();
  }

  @Test
  void aPersonAsksAndSeesWhoCouldAnswer() throws Exception {
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "requester");
      browser.click(".top nav a[href='/lab/requests']");
      browser.waitForPath("/lab/requests");
      browser.click(".title-row .button.primary");
      browser.waitForPath("/lab/requests/new");
      fine(browser, "request-choose");
      browser.click("a[href*='quantity=conductivity&method=two_electrode']");
      browser.waitFor("h1", "Ask for conductivity by two_electrode");
      browser.type("[name='p/formulation/0/chemical/SMILES']", "C1COC(=O)O1");
      browser.type("[name='p/formulation/0/chemical/InChIKey']", "KMTRUDSVKNLOMY-UHFFFAOYSA-N");
      browser.type("[name='p/formulation/0/fraction']", "0.9");
      browser.choose("[name='p/formulation/0/fraction_type']", "molPerMol");
      browser.click("button[value='add /formulation']");
      browser.waitUntil("document.querySelector(\"[name='p/formulation/1/fraction']\")");
      assertThat(
              browser
                  .evaluate("document.querySelector(\"[name='p/formulation/0/fraction']\").value")
                  .asString())
          .as("what was typed stays when an item is added")
          .isEqualTo("0.9");
      browser.click("button[value='remove /formulation/1']");
      browser.waitUntil("!document.querySelector(\"[name='p/formulation/1/fraction']\")");
      browser.type("[name='p/temperature']", "90");
      browser.choose("[name='p/temperature.unit']", "°C");
      browser.click("button[value=check]");
      browser.waitFor("#report", "Conductivity bench");
      assertThat(browser.read("#report")).contains("cannot now");
      browser.screenshot("request-check");
      browser.type("[name='p/temperature']", "25");
      browser.choose("[name='p/temperature.unit']", "°C");
      browser.type("[name='p/formulation/0/fraction']", "1");
      fine(browser, "request-new");
      browser.click("button[value=post]");
      browser.waitFor(".flash", "The request is posted.");
      assertThat(browser.read("main")).contains("298.15", "KMTRUDSVKNLOMY", "waiting");
      assertThat(browser.read("#report")).contains("Conductivity bench");
      fine(browser, "request");
      assertThat(browser.layoutShift()).isLessThan(0.1);
    }
  }

  @Test
  void mistakesStandBesideTheirFieldsAndNothingTypedIsLost() throws Exception {
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "requester");
      browser.visit(lab.at(ASK));
      browser.type("[name='p/formulation/0/chemical/SMILES']", "C1COC(=O)O1");
      browser.type("[name='p/formulation/0/chemical/InChIKey']", "not a key");
      browser.type("[name='p/formulation/0/fraction']", "2");
      browser.choose("[name='p/formulation/0/fraction_type']", "molPerMol");
      browser.type("[name='p/temperature']", "warm");
      browser.click("button[value=post]");
      browser.waitUntil(
          "document.querySelector(\"[name='p/temperature']\").getAttribute('aria-invalid')");
      browser.type("[name='p/temperature']", "300");
      browser.click("button[value=post]");
      browser.waitFor(".mistakes", "InChIKey");
      browser.screenshot("request-mistakes");
      assertThat(
              browser
                  .evaluate(
                      "document.querySelector(\"[name='p/formulation/0/chemical/SMILES']\").value")
                  .asString())
          .isEqualTo("C1COC(=O)O1");
      browser.forgetProblems();
      browser.offline(true);
      browser.type("[name='p/formulation/0/fraction']", "0.5");
      browser.offline(false);
      browser.waitUntil("Object.keys(sessionStorage).some((k) => k.startsWith('finales-kept'))");
      browser.waitUntil(
          "sessionStorage.getItem(Object.keys(sessionStorage).find((k) => k.startsWith('finales-kept:'))).includes('0.5')");
      browser.visit(lab.at(ASK));
      browser.waitFor(".flash", "What you had typed here before is back.");
      assertThat(
              browser
                  .evaluate("document.querySelector(\"[name='p/formulation/0/fraction']\").value")
                  .asString())
          .isEqualTo("0.5");
    }
  }

  @Test
  void aRequestCanBeWrittenAsJson() throws Exception {
    WebClient requester = WebClient.of(lab, "requester");
    String page = requester.get(ASK).body();
    assertThat(page).contains("Write it as JSON instead");
    HttpResponse<String> posted =
        requester.post(
            ASK,
            "/lab/requests/new",
            "quantity",
            "conductivity",
            "method",
            "two_electrode",
            "_action",
            "post",
            "priority",
            "7",
            "json",
            formulation("301").toString(),
            // What a form has no field for changes nothing.
            "account",
            "administrator",
            "onBehalfOf",
            "somebody");
    assertThat(posted.statusCode()).isEqualTo(303);
    String id = posted.headers().firstValue("location").orElseThrow().replaceAll(".*/", "");
    Request request = as("viewer").requests().find(java.util.UUID.fromString(id)).orElseThrow();
    assertThat(request.account()).isEqualTo("requester");
    assertThat(request.onBehalfOf()).isNull();
    assertThat(request.priority()).isEqualTo(7);
    assertThat(request.parameters().get("two_electrode")).isEqualTo(formulation("301"));
    assertThat(
            requester
                .post(
                    ASK,
                    "/lab/requests/new",
                    "quantity",
                    "conductivity",
                    "method",
                    "two_electrode",
                    "_action",
                    "post",
                    "json",
                    "{\"a\":")
                .body())
        .contains("{\"a\":</textarea>");
  }

  @Test
  void aPersonAnswersWithValuesAndFiles() throws Exception {
    Request request = ask("requester", "299");
    Path file = Files.writeString(folder.resolve("raw data.csv"), "f,Z\n1,2\n");
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "tenant");
      browser.visit(lab.at("/lab/requests/" + request.id()));
      browser.click("a.button.primary");
      browser.waitForPath("/lab/requests/" + request.id() + "/answer");
      browser.type("[name='p/conductivity/values']", "1.07 1.09 1.08");
      browser.choose("[name='p/conductivity/meta/success']", "yes");
      browser.type("[name='p/conductivity/meta/rating']", "5");
      browser.upload("#files", file);
      fine(browser, "answer");
      browser.click("button[value=post]");
      browser.waitFor(".flash", "The result is posted.");
      assertThat(browser.read("#result")).contains("1.07 1.09 1.08", "tenant");
      assertThat(browser.read("#files")).contains("raw data.csv", "8 bytes");
      browser.waitUntil("document.querySelector('#result-conductivity').dataset.points === '3'");
      browser.click("#result-conductivity .chart-values summary");
      browser.waitFor("#result-conductivity table", "1.09");
      browser.click("#result-conductivity [data-chart-do=csv]");
      browser.click("#result-conductivity [data-chart-do=picture]");
      fine(browser, "result");
    }
    assertThat(as("viewer").requests().find(request.id()).orElseThrow().status())
        .isEqualTo(RequestStatus.RESOLVED);
    WebClient viewer = WebClient.of(lab, "viewer");
    String page = viewer.get("/lab/requests/" + request.id()).body();
    String href = page.replaceAll("(?s).*href=\"(/lab/files/[0-9a-f-]+)\".*", "$1");
    HttpResponse<String> download = viewer.get(href);
    assertThat(download.body()).isEqualTo("f,Z\n1,2\n");
    assertThat(download.headers().firstValue("content-disposition").orElseThrow())
        .startsWith("attachment");
    assertThat(download.headers().firstValue("content-type"))
        .as("nothing in a file is run")
        .contains("application/octet-stream");
  }

  @Test
  void aSpectrumIsPlotted() throws Exception {
    Broker work = as("tenant");
    var result =
        work.results()
            .postUnsolicited(
                new ResultDraft(
                    "spectrum",
                    "infrared_spectroscopy",
                    formulation("298.15"),
                    FinalesJson.read(
                        """
                        {"spectrum": {"technique": "infrared spectroscopy",
                          "axis": {"quantity": "wavenumber", "unit": "1/cm",
                                   "values": [4000, 3000, 2000, 1000]},
                          "intensities": {"quantity": "absorbance", "unit": "1",
                                          "values": [0.1, 0.5, 0.2, 0.9]},
                          "meta": {"success": true, "rating": 4}}, "run_info": null}""")));
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "viewer");
      assertThat(
              WebClient.of(lab, "viewer")
                  .get("/lab/results/" + result.id())
                  .headers()
                  .firstValue("location"))
          .contains("/lab/requests/" + result.request() + "#result");
      browser.visit(lab.at("/lab/requests/" + result.request()));
      browser.waitUntil("document.querySelector('#result-spectrum').dataset.points === '4'");
      assertThat(
              browser
                  .evaluate(
                      "document.querySelector('#result-spectrum .canvas').getAttribute('aria-label')")
                  .asString())
          .contains("infrared spectroscopy");
      assertThat(browser.read("#result"))
          .as("two places of one kind are told apart")
          .contains("Axis", "Intensities");
      browser.click("#result-spectrum .chart-values summary");
      browser.waitFor("#result-spectrum table", "absorbance");
      fine(browser, "spectrum");
    }
  }

  @Test
  void theTableIsSharedByItsAddressAndFollowsWhatHappens() throws Exception {
    for (int i = 0; i < 30; i++) {
      ask("operator", Integer.toString(270 + i));
    }
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "viewer");
      browser.visit(lab.at("/lab/requests?q=operator&sort=created"));
      assertThat(browser.read(".shown")).isEqualTo("1 to 25 of 30");
      browser.click("[rel=next]");
      browser.waitFor(".shown", "26 to 30 of 30");
      browser.visit(lab.at("/lab/requests?q=operator"));
      browser.click("th a[href*='sort=priority']");
      browser.waitUntil("location.search.includes('sort=priority')");
      browser.waitUntil("document.querySelector('th[aria-sort=ascending]')");
      browser.click(".filter summary");
      browser.click("input[name=status][value=pending]");
      browser.press("Escape");
      browser.waitUntil("location.search.includes('status=pending')");
      browser.waitFor(".shown", "of 30");
      assertThat(browser.evaluate("document.querySelector('.filter').textContent").asString())
          .contains("waiting (30)");
      Request extra = ask("operator", "333");
      browser.waitFor(".shown", "of 31");
      as("operator").requests().retract(extra.id(), "a slip");
      browser.waitFor(".shown", "of 30");
      fine(browser, "requests");
      browser.visit(lab.at("/lab/requests?q=nothing-like-it"));
      assertThat(browser.read(".empty")).contains("Nothing fits what you chose.");
    }
  }

  @Test
  void askingOnceIsEnoughToTakeARequestBackAndToBringItAgain() throws Exception {
    Request request = ask("requester", "311");
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "requester");
      browser.visit(lab.at("/lab/requests/" + request.id()));
      browser.click("[data-opens=retract]");
      browser.waitUntil("document.querySelector('#retract').open");
      browser.press("Escape");
      browser.waitUntil("!document.querySelector('#retract').open");
      browser.click("[data-opens=retract]");
      browser.type("#retract-reason", "wrong temperature");
      browser.click("#retract button[type=submit]");
      browser.waitFor(".flash", "The request is taken back.");
      assertThat(browser.read(".history")).contains("wrong temperature");
      browser.click("[data-opens=reopen]");
      browser.click("#reopen button[type=submit]");
      browser.waitFor(".flash", "The request is open again.");
      assertThat(browser.problems()).isEmpty();
    }
  }

  @Test
  void aPageSaysWhenItIsNotUpToDateAndSurvivesARestart(@TempDir Path other) throws Exception {
    try (WebLab fresh = WebLab.open(other);
        Browser browser = Browser.open()) {
      fresh.signIn(browser, "viewer");
      browser.visit(fresh.at("/lab/requests"));
      browser.waitUntil("document.readyState === 'complete'");
      fresh.restart();
      browser.waitUntil(
          "document.querySelector('#live-state').dataset.shown === 'again'"
              + " && !document.documentElement.classList.contains('stale')");
      assertThat(browser.read(".account .who")).isEqualTo("viewer");
      browser.visit(fresh.at("/lab/tenants"));
      browser.waitForPath("/lab/tenants");
    }
  }

  @Test
  void tenantsSayWhatTheyOfferWithinWhichLimitsAndWhenTheyAreThere() throws Exception {
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "tenant");
      browser.visit(lab.at("/lab/tenants"));
      assertThat(browser.read("main")).contains("Conductivity bench", "infrared_spectroscopy");
      fine(browser, "tenants");
      browser.click("a[href='/lab/tenants/" + tenant.id() + "']");
      browser.waitFor(".offer", "288.15 to 333.15");
      browser.waitUntil("document.querySelector('#uptime').dataset.points === '30'");
      browser.evaluate(
          "for (const [id, d] of [['from', 1], ['until', 2]]) {"
              + " const e = document.querySelector('#f-' + id);"
              + " e.value = new Date(Date.now() + d * 86400000).toISOString().slice(0, 19);"
              + " e.dispatchEvent(new Event('input', {bubbles: true})); }");
      browser.type("#f-reason", "calibration");
      browser.click("form[action$=downtimes] button[type=submit]");
      browser.waitFor(".flash", "is announced");
      fine(browser, "tenant");
      browser.visit(lab.at("/lab/capabilities?quantity=conductivity&method=two_electrode"));
      assertThat(browser.read("main"))
          .contains("formulation[].chemical.SMILES", "kelvin", "Conductivity bench");
      fine(browser, "capability");
      browser.type("#search-all", "conductivity");
      browser.press("Enter");
      browser.waitForPath("/search");
      assertThat(browser.read("main")).contains("Tenants", "Conductivity bench", "two_electrode");
      fine(browser, "search");
    }
  }

  @Test
  void nobodyDoesWhatTheRoleDoesNotAllow() throws Exception {
    Request request = ask("operator", "305");
    String page = "/lab/requests/" + request.id();
    WebClient viewer = WebClient.of(lab, "viewer");
    assertThat(viewer.get(page).body()).doesNotContain("data-opens=\"retract\"", "/answer\"");
    for (String verb : new String[] {"retract", "reopen", "approve", "reassign", "answer"}) {
      assertThat(viewer.post("/account", page + "/" + verb).statusCode()).as(verb).isEqualTo(403);
    }
    assertThat(viewer.get("/lab/requests/new").statusCode()).isEqualTo(403);
    WebClient requester = WebClient.of(lab, "requester");
    assertThat(requester.post("/account", page + "/retract").statusCode())
        .as("another's request")
        .isEqualTo(403);
    assertThat(
            requester.post("/account", "/lab/tenants/" + tenant.id() + "/deactivate").statusCode())
        .isEqualTo(403);
    assertThat(viewer.get("/lab/requests/00000000-0000-0000-0000-000000000000").statusCode())
        .isEqualTo(404);
    assertThat(viewer.get("/lab/requests/x").statusCode()).isEqualTo(404);
    assertThat(viewer.get("/lab/files/00000000-0000-0000-0000-000000000000").statusCode())
        .isEqualTo(404);
    assertThat(as("viewer").requests().find(request.id()).orElseThrow().status())
        .isEqualTo(RequestStatus.PENDING);
  }

  @Test
  void theSameFormTwiceIsOneRequest() throws Exception {
    WebClient requester = WebClient.of(lab, "requester");
    String[] form = {
      "quantity",
      "conductivity",
      "method",
      "two_electrode",
      "_action",
      "post",
      "json",
      formulation("287").toString(),
      "priority",
      "-7",
      "_once",
      "pressed-twice"
    };
    String first =
        requester
            .post(ASK, "/lab/requests/new", form)
            .headers()
            .firstValue("location")
            .orElseThrow();
    String second =
        requester
            .post(ASK, "/lab/requests/new", form)
            .headers()
            .firstValue("location")
            .orElseThrow();
    assertThat(second).isEqualTo(first);
    assertThat(
            as("viewer").requests().list(RequestQuery.all()).items().stream()
                .filter(r -> r.priority() == -7))
        .hasSize(1);
  }

  @Test
  void whatOthersWroteIsShownAndNeverRun() throws Exception {
    String evil =
        "<img src=x onerror=\"document.title='evil'\">'\"></script><script>alert(1)</script>";
    Broker operator = as("operator");
    operator
        .tenants()
        .register(
            new TenantDraft(
                "T " + evil,
                evil,
                List.of(new Offer("conductivity", "two_electrode", Limitations.none())),
                1));
    JsonNode parameters =
        FinalesJson.read(
            formulation("300")
                .toString()
                .replace("\"SMILES\"", "\"name\": " + FinalesJson.write(evil) + ", \"SMILES\""));
    Request request =
        operator
            .requests()
            .post(
                RequestDraft.builder("conductivity")
                    .method("two_electrode", parameters)
                    .resources("r " + evil)
                    .build());
    operator.requests().retract(request.id(), evil);
    Tenant made =
        operator.tenants().list().stream()
            .filter(t -> t.name().startsWith("T "))
            .findFirst()
            .orElseThrow();
    try (Browser browser = Browser.open()) {
      lab.signIn(browser, "operator");
      for (String path :
          List.of(
              "/lab/requests",
              "/lab/requests/" + request.id(),
              ASK + "&from=" + request.id(),
              "/lab/tenants",
              "/lab/tenants/" + made.id(),
              "/search?text=" + java.net.URLEncoder.encode("<img src=x", "UTF-8"))) {
        browser.visit(lab.at(path));
        assertThat(browser.count("img[src=x]")).as(path).isZero();
        assertThat(browser.evaluate("document.title").asString()).as(path).isNotEqualTo("evil");
      }
      assertThat(browser.problems()).isEmpty();
      browser.visit(lab.at("/lab/requests/" + request.id()));
      assertThat(browser.read("main")).contains("<img src=x onerror=");
    }
    operator.tenants().deactivate(made.id(), "");
  }
}
