package dev.hindsight.analytics.pages;

import dev.hindsight.analytics.stack.AnalyticsStack;
import dev.hindsight.embedded.token.DescribedExamples;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The service says what it does, and does what it says. */
@QuarkusTest
@QuarkusTestResource(AnalyticsStack.class)
class DescriptionTest {

  @Test
  void every_operation_is_described() {
    DescribedExamples.operations().forEach(DescribedExamples::assertComplete);
  }

  @Test
  void every_example_is_answered_as_described() {
    DescribedExamples.operations().forEach(DescribedExamples::assertAnswered);
  }
}
