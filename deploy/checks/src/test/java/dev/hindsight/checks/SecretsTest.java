package dev.hindsight.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The script makes the secrets that are ours, as the list wants them and as the databases are. */
class SecretsTest {
  // Whose values somebody else gives out.
  private static final List<String> OF_OTHERS =
      List.of("hindsight-mail", "hindsight-tls", "hindsight-operators-tls", "hindsight-backups");

  @Test
  void all_that_are_ours_are_made_with_their_keys() throws Exception {
    for (String overlay : List.of("small", "production")) {
      Map<String, JsonNode> made = made(overlay);
      var expected = new ArrayList<>(OF_OTHERS);
      expected.addAll(made.keySet());
      assertThat(namesMadeBy("you")).containsExactlyInAnyOrderElementsOf(expected);
      made.forEach((name, secret) ->
          assertThat(Manifest.texts(secret.path("stringData")).keySet())
              .as(name)
              .containsExactlyInAnyOrderElementsOf(Secrets.neededBy(List.of()).keysOf(name)));
    }
  }

  @Test
  void they_lead_to_databases_that_the_overlay_has() throws Exception {
    for (String overlay : List.of("small", "production")) {
      Cluster cluster = Cluster.of("overlays/" + overlay);
      for (JsonNode secret : made(overlay).values()) {
        String url = secret.path("stringData").path("reactive-url").asText();
        if (!url.isEmpty()) {
          cluster.the("Cluster", url.replaceAll("postgresql://(.*)-rw:5432/.*", "$1"));
          assertThat(secret.path("stringData").path("jdbc-url").asText()).isEqualTo("jdbc:" + url);
        }
      }
    }
  }

  @Test
  void a_consumer_gets_one_too() throws Exception {
    JsonNode secret =
        Objects.requireNonNull(made("production", "cart-pieces").get("cart-pieces-database"));

    assertThat(Manifest.texts(secret.path("stringData")))
        .containsEntry("username", "cart_pieces")
        .containsEntry("reactive-url", "postgresql://cart-pieces-db-rw:5432/cart_pieces");
  }

  private static List<String> namesMadeBy(String whom) {
    return Manifest.list(Yaml.merged("deploy/kubernetes/needed-secrets.yaml")).stream()
        .filter(secret -> secret.path("made-by").asText().equals(whom))
        .map(secret -> secret.path("name").asText())
        .filter(name -> !name.contains("NAME"))
        .toList();
  }

  private static Map<String, JsonNode> made(String... arguments) throws Exception {
    var command = new ArrayList<String>();
    command.add(Checkout.ROOT.resolve("deploy/kubernetes/secrets.sh").toString());
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    var made = new HashMap<String, JsonNode>();
    for (JsonNode secret : Checkout.documents(output)) {
      made.put(secret.path("metadata").path("name").asText(), secret);
    }
    return made;
  }
}
