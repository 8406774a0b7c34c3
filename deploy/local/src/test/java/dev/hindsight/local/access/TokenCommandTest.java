package dev.hindsight.local.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hindsight.local.stack.DataFolder;
import dev.hindsight.local.stack.Secrets;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class TokenCommandTest {

  private static final String ADA = "0197aaaa-0000-7000-8000-00000000ada1";

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void stack() {
    new DataFolder(folder.resolve("data")).create();
  }

  @Test
  void the_last_line_is_a_token_that_the_stack_accepts() throws Exception {
    assertThat(run("--role", "customer", "--id", ADA)).isZero();

    var claims = claims();
    assertThat(claims.path("sub").asText()).isEqualTo(ADA);
    assertThat(claims.path("groups")).hasSize(1);
    assertThat(claims.path("groups").path(0).asText()).isEqualTo("customer");
    assertThat(claims.path("iss").asText()).isEqualTo("hindsight");
    assertThat(claims.path("aud").asText()).isEqualTo("hindsight");
    assertThat(lasts(claims)).isEqualTo(Duration.ofHours(12));
    assertThat(isSignedByTheStack()).isTrue();
    assertThat(err.toString()).contains("customer " + ADA);
  }

  @Test
  void who_is_new_gets_an_id_and_operators_a_name() throws Exception {
    run("--role", "merchant");
    assertThat(UUID.fromString(claims().path("sub").asText())).isNotNull();

    run("--role", "operator");
    assertThat(claims().path("sub").asText()).isEqualTo("operator");
    run("--role", "OPERATOR", "--id", "grace");
    assertThat(claims().path("sub").asText()).isEqualTo("grace");
  }

  @Test
  void one_can_be_both_and_for_as_long_as_needed() throws Exception {
    run("--role", "customer,merchant", "--id", ADA, "--for", "30m");

    assertThat(claims().path("groups")).hasSize(2);
    assertThat(lasts(claims())).isEqualTo(Duration.ofMinutes(30));
    run("--role", "operator", "--for", "P7D");
    assertThat(lasts(claims())).isEqualTo(Duration.ofDays(7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--role king",
        "--role customer --id ada",
        "--role operator --for soon",
        "--role operator --for -1h",
        "--role operator --for P400D",
        "--id " + ADA,
      })
  void what_makes_no_sense_is_refused(String arguments) {
    assertThat(run(arguments.split(" ", -1))).isEqualTo(2);
    assertThat(err.toString()).contains("--");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void without_a_stack_there_is_no_key() {
    var status =
        line()
            .setExecutionExceptionHandler((e, command, parsed) -> {
              err.write(String.valueOf(e.getMessage()));
              return 1;
            })
            .execute("--role", "operator", "--data", folder.resolve("none").toString());

    assertThat(status).isEqualTo(1);
    assertThat(err.toString()).contains("./hindsight up");
    assertThat(folder.resolve("none")).doesNotExist();
  }

  private int run(String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.add("--data");
    all.add(folder.resolve("data").toString());
    return line().execute(all.toArray(String[]::new));
  }

  private CommandLine line() {
    return new CommandLine(new TokenCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true));
  }

  private String token() {
    return out.toString().strip().lines().reduce((first, last) -> last).orElseThrow();
  }

  private JsonNode claims() throws IOException {
    return new JsonMapper().readTree(Base64.getUrlDecoder().decode(token().split("\\.", -1)[1]));
  }

  private static Duration lasts(JsonNode claims) {
    return Duration.ofSeconds(claims.path("exp").asLong() - claims.path("iat").asLong());
  }

  private boolean isSignedByTheStack() throws GeneralSecurityException {
    var key = new Secrets(new DataFolder(folder.resolve("data"))).tokenKey().publicKey();
    var parts = token().split("\\.", -1);
    var signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(
        KeyFactory.getInstance("RSA")
            .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key))));
    signature.update(
        (parts[0] + "." + parts[1]).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
  }
}
