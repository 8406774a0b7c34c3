package dev.hindsight.bench.http;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Some open accounts, and deposits to them in turn. */
public record Accounts(List<String> ids) {

  private static final String DEPOSIT = "{\"amount\":{\"amount\":\"1.00\",\"currency\":\"EUR\"}}";

  /** Opens so many. */
  public static Accounts open(Server commands, int many) throws Exception {
    var ids = new ArrayList<String>();
    for (int i = 0; i < many; i++) {
      var answer = commands.get(Call.post("/accounts", "{\"currency\":\"EUR\"}")).expect(202);
      var stream = new JsonObject(answer.body()).getString("stream");
      ids.add(stream.substring(stream.indexOf('-') + 1));
    }
    return new Accounts(ids);
  }

  public Call deposit(int turn) {
    return Call.post("/accounts/" + id(turn) + "/deposits", DEPOSIT);
  }

  /** So many deposits in one request. */
  Call lines(int turn, int many) {
    var lines = new StringBuilder();
    for (int i = 0; i < many; i++) {
      lines
          .append("{\"command\":\"DepositMoney\",\"data\":{\"accountId\":\"")
          .append(id(turn * many + i))
          .append("\",\"amount\":{\"amount\":\"1.00\",\"currency\":\"EUR\"}}}\n");
    }
    return Call.post("/commands", "application/x-ndjson", lines.toString());
  }

  public String id(int turn) {
    return ids.get(Math.floorMod(turn, ids.size()));
  }
}
