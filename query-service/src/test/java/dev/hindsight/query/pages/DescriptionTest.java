package dev.hindsight.query.pages;

import dev.hindsight.embedded.token.DescribedExamples;
import dev.hindsight.query.stack.QueryStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The service says what it does, and does what it says. */
@QuarkusTest
@QuarkusTestResource(QueryStack.class)
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
