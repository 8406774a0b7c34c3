package dev.hindsight.local.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hindsight.local.access.Bearer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lines that command-service answers while it verifies, one after the other. */
final class Answer implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int CONNECT_MILLIS = 5_000;
  // It says how far it is far more often than that.
  private static final int SILENCE_MILLIS = 120_000;

  private final HttpURLConnection connection;
  private final BufferedReader lines;

  private Answer(HttpURLConnection connection, InputStream body) {
    this.connection = connection;
    this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
  }

  /** Asks for a verification; throws when there is nobody, or somebody says no. */
  static Answer ask(URI hindsight, @Nullable String bearer) throws IOException {
    var address = hindsight.resolve("/admin/command-service/verification");
    var connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setRequestMethod("POST");
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(SILENCE_MILLIS);
    connection.setRequestProperty("Accept", "application/x-ndjson, application/problem+json");
    if (bearer != null) {
      connection.setRequestProperty(Bearer.HEADER, bearer);
    }
    connection.setFixedLengthStreamingMode(0);
    connection.setDoOutput(true);
    connection.getOutputStream().close();
    if (connection.getResponseCode() != 200) {
      throw new IOException(refusal(connection));
    }
    return new Answer(connection, connection.getInputStream());
  }

  /** The next line; none when there are no more. */
  Optional<JsonNode> next() throws IOException {
    var line = lines.readLine();
    return line == null ? Optional.empty() : Optional.of(JSON.readTree(line));
  }

  private static String refusal(HttpURLConnection connection) throws IOException {
    var status = connection.getResponseCode();
    try (var body = connection.getErrorStream()) {
      var detail = body == null ? "" : JSON.readTree(body).path("detail").asText();
      return detail.isEmpty() ? "it answers with status " + status : detail;
    } catch (IOException e) {
      return "it answers with status " + status;
    }
  }

  @Override
  public void close() {
    connection.disconnect();
  }
}
