package dev.hindsight.command.http;

import static dev.hindsight.command.http.Doors.events;
import static dev.hindsight.command.http.Doors.post;
import static dev.hindsight.command.http.Doors.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.RealStores;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

/** A body of 10 MB is turned away however it is sent, and the service goes on. */
@QuarkusTest
@QuarkusTestResource(RealStores.class)
class TooLargeBodyTest {

  private static final byte[] TEN_MEGABYTES = "x".repeat(10 * 1024 * 1024).getBytes();

  @Test
  void a_body_that_says_how_long_it_is() {
    var before = events();

    send("POST", "/carts", BodyPublishers.ofByteArray(TEN_MEGABYTES), "application/json")
        .problem(413, "too-large");

    assertThat(events()).isEqualTo(before);
    post("/carts", "{}").accepted();
  }

  @Test
  void a_body_in_chunks() {
    var before = events();
    var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(TEN_MEGABYTES));

    send("POST", "/carts", chunked, "application/json").problem(413, "too-large");

    assertThat(events()).isEqualTo(before);
    post("/carts", "{}").accepted();
  }

  @Test
  void a_large_body_on_an_unknown_path() {
    send("POST", "/nothing", BodyPublishers.ofByteArray(TEN_MEGABYTES), "application/json")
        .problem(413, "too-large");
  }

  @Test
  void a_body_just_within_the_limit_is_read() {
    var almost = "{\"id\":\"" + "x".repeat(RequestLimits.LARGEST_BODY - 9 - 200_000) + "\"}";

    post("/carts", almost).problem(400, "malformed");
    post("/carts", " ".repeat(RequestLimits.LARGEST_BODY - 2) + "{}").accepted();
  }
}
