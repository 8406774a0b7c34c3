package dev.hindsight.command.customer.http;

import dev.hindsight.command.customer.CustomerCommand.DeactivateCustomer;
import dev.hindsight.command.customer.CustomerCommand.EraseCustomer;
import dev.hindsight.command.customer.CustomerCommand.JoinMailingList;
import dev.hindsight.command.customer.CustomerCommand.LeaveMailingList;
import dev.hindsight.command.customer.CustomerCommand.RequestEmailVerification;
import dev.hindsight.command.customer.CustomerCommand.VerifyEmail;
import dev.hindsight.command.decider.Command;
import dev.hindsight.command.http.CommandForm;
import dev.hindsight.command.http.Fields;
import dev.hindsight.command.personal.CustomerKeys;
import dev.hindsight.command.personal.EmailVerification;
import dev.hindsight.command.personal.LogKey;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** How the commands on customers are read. */
public final class CustomerForms {

  private static final String TOKEN = "token";
  private static final int LONGEST_TOKEN = 200;
  private static final int LONGEST_LIST = 64;
  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private final EmailVerification verification;
  private final Clock clock;

  final CommandForm register;
  final CommandForm changeEmail;

  final CommandForm requestVerification =
      CommandForm.of("RequestEmailVerification", f -> new RequestEmailVerification(customer(f)));

  final CommandForm verifyEmail =
      CommandForm.of("VerifyEmail", f -> verify(f, f.text(TOKEN, LONGEST_TOKEN)));

  /** The path that both share: with a token it verifies, without one it asks for the mail. */
  final CommandForm emailVerification = CommandForm.of("VerifyEmail", this::verifyOrRequest);

  final CommandForm join =
      CommandForm.of("JoinMailingList", f -> new JoinMailingList(customer(f), list(f)));

  final CommandForm leave =
      CommandForm.of("LeaveMailingList", f -> new LeaveMailingList(customer(f), list(f)));

  final CommandForm deactivate =
      CommandForm.of("DeactivateCustomer", f -> new DeactivateCustomer(customer(f)));

  final CommandForm erase = CommandForm.of("EraseCustomer", f -> new EraseCustomer(customer(f)));

  public CustomerForms(
      CustomerKeys keys, LogKey logKey, EmailVerification verification, Clock clock) {
    this.verification = verification;
    this.clock = clock;
    this.register = new RegisterCustomerForm(keys, logKey);
    this.changeEmail = new ChangeEmailForm(keys, logKey);
  }

  public List<CommandForm> all() {
    return List.of(
        register, requestVerification, verifyEmail, changeEmail, join, leave, deactivate, erase);
  }

  static UUID customer(Fields fields) {
    return fields.id("customerId", "id");
  }

  private Command verifyOrRequest(Fields fields) {
    var token = fields.optionalText(TOKEN, LONGEST_TOKEN);
    return token == null ? new RequestEmailVerification(customer(fields)) : verify(fields, token);
  }

  private Command verify(Fields fields, String token) {
    var customer = customer(fields);
    var proof = verification.read(customer, token);
    if (proof.isEmpty()) {
      fields.refuse(TOKEN, "is not a token that was made for this customer");
    }
    return proof
        .<Command>map(p -> new VerifyEmail(customer, p.address(), p.validUntil(), clock.instant()))
        .orElseGet(() -> new VerifyEmail(customer, customer, Instant.EPOCH, Instant.EPOCH));
  }

  private static String list(Fields fields) {
    var list = fields.text("list", LONGEST_LIST);
    if (!SLUG.matcher(list).matches()) {
      fields.refuse("list", "must be small letters and digits, in words joined by hyphens");
    }
    return list;
  }
}
