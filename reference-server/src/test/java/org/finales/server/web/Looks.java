package org.finales.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.finales.server.browser.Browser;

/** How pages look: on wide and narrow screens, light and dark, and to those who see little. */
final class Looks {
  /** What somebody types who wants to run a script in the browsers of others. */
  static final String EVIL = "<img src=x onerror=window.evil=1>\"'><script>window.evil=1</script>";

  private Looks() {}

  /** Looks at a page from all sides, and leaves pictures. */
  static void look(Browser browser, WebLab lab, String path, String name) {
    for (int width : new int[] {1280, 390}) {
      for (boolean dark : new boolean[] {false, true}) {
        browser.prefersDark(dark);
        browser.resize(width, 900);
        browser.visit(lab.at(path));
        here(browser, name + "-" + width + (dark ? "-dark" : ""));
      }
    }
    browser.prefersDark(false);
    browser.resize(1280, 900);
  }

  /** Looks at the page that is shown. */
  static void here(Browser browser, String name) {
    assertThat(WebLab.barriers(browser)).as(name).isEmpty();
    assertThat(
            browser
                .evaluate(
                    "document.documentElement.scrollWidth <= innerWidth ? '' :"
                        + " [...document.querySelectorAll('main *')].filter((e) =>"
                        + " e.getBoundingClientRect().right > innerWidth + 1).slice(0, 5)"
                        + ".map((e) => e.tagName + '.' + e.className).join(' ') || 'too wide'")
                .asString())
        .as(name + " fits; what is too wide")
        .isEmpty();
    int width = browser.evaluate("innerWidth").asInt();
    browser.longScreenshot(name);
    browser.resize(width, 900);
  }

  /** Nothing went wrong, nothing was run that somebody typed, nobody else was asked. */
  static void clean(Browser browser, WebLab lab) {
    assertThat(browser.problems()).isEmpty();
    assertThat(browser.evaluate("window.evil === undefined").asBoolean()).isTrue();
    assertThat(browser.requestsElsewhere(lab.uri())).isEmpty();
  }
}
