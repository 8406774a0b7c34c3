package dev.hindsight.local.importer.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFileTest {

  private static final String EVENTS =
      "event_time,event_type,product_id,price,user_id,user_session\n";
  private static final String PRODUCTS = "product_id,category_id,category_code,brand\n";

  @TempDir Path folder;

  @Test
  void the_header_tells_traffic_from_product_data() throws Exception {
    assertThat(InputFile.check(file(EVENTS)).content()).isEqualTo(InputFile.Content.EVENTS);
    assertThat(InputFile.check(file(PRODUCTS)).content()).isEqualTo(InputFile.Content.PRODUCTS);
  }

  @Test
  void rows_are_counted_without_the_header() throws Exception {
    assertThat(InputFile.check(file(EVENTS)).rows()).isZero();
    assertThat(InputFile.check(file(EVENTS + "a\nb\n")).rows()).isEqualTo(2);
    assertThat(InputFile.check(file(EVENTS + "a\nb")).rows()).isEqualTo(2);
  }

  @Test
  void a_missing_file_is_one_clear_error() {
    var missing = folder.resolve("missing.csv");

    assertThatThrownBy(() -> InputFile.check(missing))
        .isInstanceOf(UnusableInput.class)
        .hasMessage(missing + ": no such file");
  }

  @Test
  void a_wrong_header_is_one_clear_error() throws Exception {
    var wrong = file("event_time,event_type,product_id,cost,user_id,user_session\n");

    assertThatThrownBy(() -> InputFile.check(wrong))
        .isInstanceOf(UnusableInput.class)
        .hasMessageContaining("wrong header: expected event_time,event_type,product_id,price,")
        .hasMessageEndingWith("found event_time,event_type,product_id,cost,user_id,user_session");
  }

  @Test
  void an_empty_file_and_a_folder_are_refused() throws Exception {
    var empty = file("");

    assertThatThrownBy(() -> InputFile.check(empty)).hasMessageContaining(": empty, expected");
    assertThatThrownBy(() -> InputFile.check(folder)).hasMessageEndingWith(": not a file");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("input.csv"), text);
  }
}
