package dev.hindsight.command.order.http;

import dev.hindsight.command.http.CommandForm;
import dev.hindsight.command.http.Fields;
import dev.hindsight.command.order.OrderCommand.CancelOrder;
import dev.hindsight.command.order.OrderCommand.PayOrder;
import java.util.List;
import java.util.UUID;

/** How the commands on orders are read. What a process asks of them has no form. */
public final class OrderForms {

  private static final int LONGEST_REASON = 500;

  static final CommandForm PAY =
      CommandForm.of("PayOrder", f -> new PayOrder(order(f), f.id("accountId")));

  static final CommandForm CANCEL =
      CommandForm.of(
          "CancelOrder", f -> new CancelOrder(order(f), f.optionalText("reason", LONGEST_REASON)));

  private OrderForms() {}

  public static List<CommandForm> all() {
    return List.of(PAY, CANCEL);
  }

  private static UUID order(Fields fields) {
    return fields.id("orderId", "id");
  }
}
