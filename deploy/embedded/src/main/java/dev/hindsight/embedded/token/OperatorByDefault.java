package dev.hindsight.embedded.token;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/**
 * Whatever a test of a service asks by REST Assured, it asks as an operator, unless it says who
 * asks. Found by its name in {@code META-INF/services}.
 */
public final class OperatorByDefault implements QuarkusTestBeforeEachCallback, Filter {

  private static final String HEADER = "Authorization";

  @Override
  public void beforeEach(QuarkusTestMethodContext context) {
    RestAssured.replaceFiltersWith(this);
  }

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification response,
      FilterContext context) {
    if (!request.getHeaders().hasHeaderWithName(HEADER)) {
      request.header(HEADER, TestTokens.operator());
    }
    return context.next(request, response);
  }
}
