package dev.hindsight.command.customer.http;

import dev.hindsight.command.customer.CustomerCommand.RegisterCustomer;
import dev.hindsight.command.decider.Command;
import dev.hindsight.command.http.CommandForm;
import dev.hindsight.command.http.Fields;
import dev.hindsight.command.http.Unreadable;
import dev.hindsight.command.personal.CustomerKeys;
import dev.hindsight.command.personal.MasterKey;
import io.smallrye.mutiny.Uni;
import java.util.regex.Pattern;

/** Reads a registration and encrypts what is personal in it, before anything else sees it. */
public final class RegisterCustomerForm implements CommandForm {

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_ADDRESS = 254;
  private static final Pattern ADDRESS = Pattern.compile("[^@\\s]{1,64}@[^@\\s]+\\.[^@\\s]+");

  private final CustomerKeys keys;
  private final MasterKey master;

  public RegisterCustomerForm(CustomerKeys keys, MasterKey master) {
    this.keys = keys;
    this.master = master;
  }

  @Override
  public String name() {
    return "RegisterCustomer";
  }

  @Override
  public boolean takesTime() {
    return true;
  }

  @Override
  public Uni<Command> read(Fields fields) {
    var id = fields.newId("id");
    var name = fields.text("name", LONGEST_NAME);
    var email = fields.text("email", LONGEST_ADDRESS);
    if (!email.isEmpty() && !ADDRESS.matcher(email).matches()) {
      fields.refuse("email", "must be an e-mail address");
    }
    return keys.findOrMake(id)
        .onFailure()
        .transform(why -> new Unreadable("the customers' keys cannot be reached", why))
        .map(key ->
            new RegisterCustomer(
                id, key.seal("name", name), key.seal("email", email), master.hashOfAddress(email)));
  }
}
