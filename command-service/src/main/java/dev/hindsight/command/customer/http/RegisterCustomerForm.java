package dev.hindsight.command.customer.http;

import dev.hindsight.command.customer.CustomerCommand.RegisterCustomer;
import dev.hindsight.command.decider.Command;
import dev.hindsight.command.http.CommandForm;
import dev.hindsight.command.http.Fields;
import dev.hindsight.command.personal.CustomerKeys;
import dev.hindsight.command.personal.LogKey;
import io.smallrye.mutiny.Uni;

/** Reads a registration and encrypts what is personal in it, before anything else sees it. */
final class RegisterCustomerForm implements CommandForm {

  private static final int LONGEST_NAME = 200;

  private final CustomerKeys keys;
  private final LogKey logKey;

  RegisterCustomerForm(CustomerKeys keys, LogKey logKey) {
    this.keys = keys;
    this.logKey = logKey;
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
    var id = fields.newCustomerId("id");
    var name = fields.text("name", LONGEST_NAME);
    var email = EmailField.read(fields);
    return SealingKey.of(id, fields, keys)
        .map(key ->
            new RegisterCustomer(
                id,
                key.seal("name", name),
                key.seal(EmailField.NAME, email),
                logKey.hashOfAddress(email)));
  }
}
