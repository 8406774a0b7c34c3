package dev.hindsight.command.customer.http;

import dev.hindsight.command.customer.CustomerCommand.ChangeEmail;
import dev.hindsight.command.decider.Command;
import dev.hindsight.command.http.CommandForm;
import dev.hindsight.command.http.Fields;
import dev.hindsight.command.personal.CustomerKeys;
import dev.hindsight.command.personal.LogKey;
import io.smallrye.mutiny.Uni;

/** Reads another e-mail address and encrypts it, before anything else sees it. */
final class ChangeEmailForm implements CommandForm {

  private final CustomerKeys keys;
  private final LogKey logKey;

  ChangeEmailForm(CustomerKeys keys, LogKey logKey) {
    this.keys = keys;
    this.logKey = logKey;
  }

  @Override
  public String name() {
    return "ChangeEmail";
  }

  @Override
  public boolean takesTime() {
    return true;
  }

  @Override
  public Uni<Command> read(Fields fields) {
    var id = CustomerForms.customer(fields);
    var email = EmailField.read(fields);
    return SealingKey.of(id, fields, keys)
        .map(key ->
            new ChangeEmail(id, key.seal(EmailField.NAME, email), logKey.hashOfAddress(email)));
  }
}
