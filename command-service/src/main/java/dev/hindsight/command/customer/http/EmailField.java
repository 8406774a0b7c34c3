package dev.hindsight.command.customer.http;

import dev.hindsight.command.http.Fields;
import java.util.regex.Pattern;

/** The e-mail address in a request. */
final class EmailField {

  static final String NAME = "email";

  private static final int LONGEST = 254;
  private static final Pattern ADDRESS = Pattern.compile("[^@\\s]{1,64}@[^@\\s]+\\.[^@\\s]+");

  private EmailField() {}

  static String read(Fields fields) {
    var email = fields.text(NAME, LONGEST);
    if (!ADDRESS.matcher(email).matches()) {
      fields.refuse(NAME, "must be an e-mail address");
    }
    return email;
  }
}
