package dev.hindsight.events.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is published stays as it is, and nothing is published unlisted. */
class PublishedFilesTest {

  private static final String SCHEMA = "src/main/resources/schemas/cart/opened.v1.json";
  private static final String GOLDEN = "src/test/resources/golden/cart/opened.v1.json";

  @TempDir private Path module;

  @BeforeEach
  void one_schema_is_published_and_one_sample() throws IOException {
    write("src/test/resources/published.sha256", "");
    write(SCHEMA, "{}");
    write(GOLDEN, "[]");
    new PublishedFiles(module).list();
  }

  @Test
  void no_published_schema_or_sample_has_changed() throws IOException {
    var published = new PublishedFiles(Contract.MODULE);

    assertThat(published.changedOrGone()).as(PublishedFiles.NEVER_CHANGES).isEmpty();
  }

  @Test
  void every_schema_and_sample_is_listed() throws IOException {
    var published = new PublishedFiles(Contract.MODULE);

    assertThat(published.unlisted())
        .as(
            "new files; once they are right for ever, list them: "
                + "java event-schemas/src/test/java/dev/hindsight/events/contract/Publish.java")
        .isEmpty();
  }

  @Test
  void a_changed_file_is_found() throws IOException {
    write(SCHEMA, "{} ");

    assertThat(new PublishedFiles(module).changedOrGone()).containsExactly(SCHEMA);
  }

  @Test
  void a_file_that_is_gone_is_found() throws IOException {
    Files.delete(module.resolve(GOLDEN));

    assertThat(new PublishedFiles(module).changedOrGone()).containsExactly(GOLDEN);
  }

  @Test
  void a_new_file_is_found_and_then_listed_after_the_others() throws IOException {
    var before = list();
    write("src/main/resources/schemas/cart/closed.v1.json", "{}");

    assertThat(new PublishedFiles(module).unlisted())
        .containsExactly("src/main/resources/schemas/cart/closed.v1.json");
    new PublishedFiles(module).list();

    assertThat(list()).startsWith(before).contains("cart/closed.v1.json").hasLineCount(3);
    assertThat(new PublishedFiles(module).unlisted()).isEmpty();
    assertThat(new PublishedFiles(module).changedOrGone()).isEmpty();
  }

  @Test
  void nothing_is_listed_when_a_published_file_has_changed() throws IOException {
    var before = list();
    write("src/main/resources/schemas/cart/closed.v1.json", "{}");
    write(GOLDEN, "[1]");

    assertThatThrownBy(() -> new PublishedFiles(module).list())
        .hasMessageContaining(GOLDEN)
        .hasMessageContaining("upcaster");
    assertThat(list()).isEqualTo(before);
  }

  @Test
  void listing_twice_adds_nothing() throws IOException {
    var before = list();

    assertThat(new PublishedFiles(module).list()).isEmpty();
    assertThat(list()).isEqualTo(before);
  }

  @Test
  void a_file_listed_twice_is_refused() throws IOException {
    write("src/test/resources/published.sha256", list() + list());

    assertThatThrownBy(() -> new PublishedFiles(module)).hasMessageContaining("twice");
  }

  private String list() throws IOException {
    return Files.readString(module.resolve("src/test/resources/published.sha256"));
  }

  private void write(String name, String text) throws IOException {
    var file = module.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
