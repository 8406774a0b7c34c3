package dev.hindsight.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hindsight.kit.projection.Stored;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a reader is told about one row. */
class ToldTest {

  private static final UUID ID = new UUID(1, 2);

  record Row(int pieces) {}

  @Test
  void a_row_is_told_flat_with_its_version_as_the_tag() throws Exception {
    var answer = Told.answer("cart", ID, found(false), null);

    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.getHeaders().getFirst("ETag")).isEqualTo("\"7\"");
    var json =
        JsonMapper.builder()
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build()
            .writeValueAsString(answer.getEntity());
    assertThat(json).isEqualTo("{\"id\":\"" + ID + "\",\"version\":7,\"pieces\":3}");
  }

  @Test
  void who_has_it_already_is_told_nothing_again() {
    assertThat(Told.answer("cart", ID, found(false), "\"6\", W/\"7\"").getStatus()).isEqualTo(304);
    assertThat(Told.answer("cart", ID, found(false), "\"6\"").getStatus()).isEqualTo(200);
  }

  @Test
  void a_parked_entity_is_told_as_stale_even_to_who_has_that_version() {
    var answer = Told.answer("cart", ID, found(true), "\"7\"");

    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.getEntity().stale()).isTrue();
  }

  @Test
  void an_entity_without_a_row_is_a_404_that_names_it() {
    assertThatThrownBy(() -> Told.answer("cart", ID, Optional.<Stored<Row>>empty(), null))
        .isInstanceOfSatisfying(
            HttpProblem.class,
            problem -> {
              assertThat(problem.getStatusCode()).isEqualTo(404);
              assertThat(problem.getDetail()).contains("cart " + ID);
            });
  }

  private static Optional<Stored<Row>> found(boolean stale) {
    return Optional.of(new Stored<>(ID, 7, 70, Instant.EPOCH, stale, new Row(3)));
  }
}
