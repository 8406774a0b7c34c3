package dev.hindsight.service.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = OverTls.class, restrictToAnnotatedClass = true)
class TlsTest {

  @SuppressWarnings("NullAway.Init")
  @TestHTTPResource(value = "/me", tls = true)
  URI me;

  @Test
  void a_certificate_is_a_matter_of_configuration() {
    assertThat(me.getScheme()).isEqualTo("https");

    given().relaxedHTTPSValidation().get(me).then().statusCode(200);
  }
}
