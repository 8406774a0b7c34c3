package dev.hindsight.command.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Tells whether a key comes again with the same request: HMAC-SHA-256 over the command's name and
 * its fields in the order of their names. Keyed, because a plain hash of a name or an e-mail
 * address can be guessed, and it outlives the erasure of the customer.
 */
public final class RequestHash {

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKey key;

  public RequestHash(SecretKey key) {
    this.key = key;
  }

  byte[] of(String command, ObjectNode fields) {
    var canonical = new StringBuilder(command).append('\n');
    write(fields, canonical);
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(canonical.toString().getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(ALGORITHM + " is not to be had", e);
    }
  }

  private static void write(JsonNode node, StringBuilder out) {
    switch (node) {
      case ObjectNode object -> {
        out.append('{');
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        for (var name : names) {
          out.append(Json.quoted(name)).append(':');
          write(object.get(name), out);
          out.append(',');
        }
        out.append('}');
      }
      case ArrayNode array -> {
        out.append('[');
        array.forEach(item -> {
          write(item, out);
          out.append(',');
        });
        out.append(']');
      }
      default -> out.append(node);
    }
  }
}
