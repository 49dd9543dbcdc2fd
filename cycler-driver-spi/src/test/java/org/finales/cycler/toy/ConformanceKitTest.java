package org.finales.cycler.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The kit finds what is wrong with a driver, and says it with the number of the rule. */
class ConformanceKitTest {

  @ParameterizedTest
  @EnumSource(Flaw.class)
  void aFlawFailsTheRulesThatAreAboutIt(Flaw flaw) {
    BrokenToyRules.flaw = flaw;
    assertThat(failures(BrokenToyRules.class).keySet()).containsExactlyElementsOf(flaw.rules());
  }

  @Test
  void repeatedPointsFailTheRulesAboutFollowing() {
    assertThat(failures(BrokenProgramRules.class).keySet())
        .containsExactly("R-411", "R-412", "R-413");
  }

  /**
   * Runs the rules and returns the messages of those that failed, by number. Those about serial
   * ports are left out: not every computer has pseudo-terminals.
   */
  private static Map<String, String> failures(Class<?> rules) {
    Map<String, String> failures = new TreeMap<>();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(rules)).build();
    LauncherFactory.create()
        .execute(
            request,
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                boolean failed = result.getStatus() == TestExecutionResult.Status.FAILED;
                if (failed && !test.getDisplayName().startsWith("[R-72")) {
                  failures.put(
                      number(test.getDisplayName()),
                      result.getThrowable().map(Throwable::toString).orElse(""));
                }
              }
            });
    return failures;
  }

  private static String number(String name) {
    Matcher number = Pattern.compile("\\[(R-\\d{3}) (required|optional)] .+").matcher(name);
    assertThat(number.matches()).as(name).isTrue();
    return number.group(1);
  }
}
