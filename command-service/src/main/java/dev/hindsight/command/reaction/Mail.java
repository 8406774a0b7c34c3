package dev.hindsight.command.reaction;

import java.util.UUID;

/**
 * A mail to a customer.
 *
 * @param messageId the same whenever the same mail is sent again, without the angle brackets
 */
public record Mail(
    String messageId, UUID customer, String to, String subject, String text, String html) {

  /** Says nothing that is personal. */
  @Override
  public String toString() {
    return "mail " + messageId;
  }
}
