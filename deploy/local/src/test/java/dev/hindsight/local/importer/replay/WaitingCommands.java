package dev.hindsight.local.importer.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.importer.wire.Answer;
import dev.hindsight.local.importer.wire.CommandLine;
import dev.hindsight.local.importer.wire.Commands;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** A far side that answers when a test says so: what was sent can be seen, in its order. */
final class WaitingCommands implements Commands {

  private record Sent(String command, CompletableFuture<Answer.Final> answer) {}

  private final List<Sent> unanswered = new ArrayList<>();

  @Override
  public CompletableFuture<Answer.Final> send(CommandLine command) {
    var sent = new Sent(describe(command), new CompletableFuture<>());
    unanswered.add(sent);
    return sent.answer();
  }

  /** What was sent and has no answer yet, such as {@code "AddItemToCart a#1 101"}. */
  List<String> unanswered() {
    return unanswered.stream().map(Sent::command).toList();
  }

  void accept(String command) {
    answer(command, new Answer.Accepted(true, false));
  }

  void refuse(String command, int status, String reason) {
    answer(command, new Answer.Refused(status, reason, false));
  }

  /** Accepts whatever is sent, until nothing more is. */
  void acceptAll() {
    while (!unanswered.isEmpty()) {
      accept(unanswered.getFirst().command());
    }
  }

  private void answer(String command, Answer.Final answer) {
    assertThat(unanswered()).contains(command);
    var sent = unanswered.stream().filter(s -> s.command().equals(command)).findFirst();
    unanswered.remove(sent.orElseThrow());
    sent.orElseThrow().answer().complete(answer);
  }

  private static String describe(CommandLine line) {
    return switch ((ShopCommand) line.data()) {
      case ShopCommand.PostListing c -> "PostListing " + product(c.id()) + " " + c.price().amount();
      case ShopCommand.ChangeListingPrice c ->
          "ChangeListingPrice " + product(c.listingId()) + " " + c.price().amount();
      case ShopCommand.OpenCart c -> "OpenCart " + cart(c.id());
      case ShopCommand.AddItemToCart c ->
          "AddItemToCart " + cart(c.cartId()) + " " + product(c.listingId());
      case ShopCommand.RemoveItemFromCart c ->
          "RemoveItemFromCart " + cart(c.cartId()) + " " + product(c.listingId());
      case ShopCommand.CheckOutCart c -> "CheckOutCart " + cart(c.cartId());
    };
  }

  private static String product(UUID id) {
    return List.of("101", "102").stream()
        .filter(product -> Ids.listing(product).equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static String cart(UUID id) {
    for (var session : List.of("a", "b")) {
      for (var number = 1; number <= 3; number++) {
        if (Ids.cart(session, number).equals(id)) {
          return session + "#" + number;
        }
      }
    }
    throw new AssertionError("no cart of these sessions: " + id);
  }
}
