package dev.hindsight.local.importer.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductsTest {

  @TempDir Path folder;

  @Test
  void brand_and_category_are_known_where_they_stand() throws Exception {
    var products = products("1,99,furniture.bath,\n2,99,,entity\n3,99,a.b,konad\n");

    assertThat(products.of("1")).isEqualTo(new Products.Details(null, "furniture.bath"));
    assertThat(products.of("2")).isEqualTo(new Products.Details("entity", null));
    assertThat(products.of("3")).isEqualTo(new Products.Details("konad", "a.b"));
    assertThat(products.of("4")).isEqualTo(new Products.Details(null, null));
  }

  @Test
  void lines_that_cannot_be_read_are_counted() throws Exception {
    var products = products("1,99\n2,99,,entity\n3,99,," + "x".repeat(201) + "\n");

    assertThat(products.malformed()).isEqualTo(2);
    assertThat(products.size()).isEqualTo(1);
  }

  private Products products(String rows) throws Exception {
    var text = "product_id,category_id,category_code,brand\n" + rows;
    var products = new Products();
    products.add(InputFile.check(Files.writeString(folder.resolve("products.csv"), text)));
    return products;
  }
}
