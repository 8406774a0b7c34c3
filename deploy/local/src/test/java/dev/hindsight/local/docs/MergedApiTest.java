package dev.hindsight.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindsight.local.gateway.RouteFiles;
import dev.hindsight.local.gateway.RouteTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Descriptions of services, seen through the routes of the repository. */
class MergedApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final MergedApi merge =
      new MergedApi(
          new RouteTable(
              RouteFiles.in(Path.of(System.getProperty("hindsight.root"), "deploy", "gateway"))));

  @Test
  void reads_and_commands_of_one_path_stand_together() {
    var merged =
        merged(
            "command-service", api("/listings", "post", "{'operationId':'postListings'}"),
            "query-service", api("/listings", "get", "{'operationId':'getListings'}"));

    assertThat(merged.at("/paths/~1listings/post/operationId").asText()).isEqualTo("postListings");
    assertThat(merged.at("/paths/~1listings/get/operationId").asText()).isEqualTo("getListings");
    assertThat(merged.at("/servers/0/url").asText()).isEqualTo("/");
  }

  @Test
  void what_operators_reach_has_the_path_of_the_gateway_and_a_name_of_its_own() {
    var merged =
        merged(
            "query-service",
                api("/admin/projections", "get", "{'operationId':'getAdminProjections'}"),
            "analytics-service",
                api("/admin/projections", "get", "{'operationId':'getAdminProjections'}"));

    var one = merged.at("/paths/~1admin~1query-service~1projections/get");
    var other = merged.at("/paths/~1admin~1analytics-service~1projections/get");
    assertThat(one.path("operationId").asText()).isEqualTo("getAdminProjectionsOfQueryService");
    assertThat(other.path("operationId").asText())
        .isEqualTo("getAdminProjectionsOfAnalyticsService");
    assertThat(one.at("/tags/0").asText()).isEqualTo("admin of query-service");
    assertThat(merged.path("paths")).hasSize(2);
  }

  @Test
  void what_no_route_leads_to_is_left_out() {
    var merged =
        merged(
            "command-service", api("/keys/{customer}", "get", "{}"),
            "query-service", api("/q/health", "get", "{}"),
            "unknown-service", api("/unknown", "get", "{}"));

    assertThat(merged.path("paths")).isEmpty();
  }

  @Test
  void equal_schemas_stand_once_and_different_ones_have_the_name_of_their_service() {
    var ref = "{'x':{'$ref':'#/components/schemas/Line'}}";
    var schemas = "{'Money':{'type':'%s'},'Line':{'$ref':'#/components/schemas/Money'},'Same':{}}";
    var one = api("/carts", "post", ref, schemas.formatted("string"));
    var same = api("/carts", "get", ref, schemas.formatted("string"));
    var other = api("/carts", "get", ref, schemas.formatted("object"));

    assertThat(names(merged("command-service", one, "query-service", same)))
        .containsExactly("Line", "Money");
    var merged = merged("command-service", one, "query-service", other);
    assertThat(names(merged))
        .containsExactly(
            "CommandServiceLine", "CommandServiceMoney", "QueryServiceLine", "QueryServiceMoney");
    assertThat(merged.at("/paths/~1carts/get/x/$ref").asText())
        .isEqualTo("#/components/schemas/QueryServiceLine");
    assertThat(merged.at("/components/schemas/QueryServiceLine/$ref").asText())
        .isEqualTo("#/components/schemas/QueryServiceMoney");
  }

  @Test
  void what_many_say_in_the_same_words_is_said_once() {
    var says =
        "{'responses':{'404':{'description':'%s'},'200':{}},'parameters':[{'name':'If-Match'}]}";
    var all = new TreeMap<String, JsonNode>();
    all.put("command-service", api("/a", "post", says.formatted("No such thing")));
    var paths = (ObjectNode) all.get("command-service").path("paths");
    for (var path : List.of("/b", "/c")) {
      paths.set(path, paths.path("/a").deepCopy());
    }
    paths.set("/d", api("/d", "post", says.formatted("Another thing")).at("/paths/~1d"));

    var merged = merge.of(all, List.of());

    for (var path : List.of("/a", "/b", "/c")) {
      var operation = merged.path("paths").path(path).path("post");
      assertThat(operation.at("/responses/404/$ref").asText())
          .isEqualTo("#/components/responses/Status404");
      assertThat(operation.at("/parameters/0/$ref").asText())
          .isEqualTo("#/components/parameters/IfMatch");
    }
    assertThat(merged.at("/components/responses/Status404/description").asText())
        .isEqualTo("No such thing");
    assertThat(merged.at("/paths/~1d/post/responses/404/description").asText())
        .isEqualTo("Another thing");
  }

  @Test
  void who_does_not_answer_is_named() {
    assertThat(merge.of(Map.of(), List.of("query-service")).at("/info/description").asText())
        .contains("[query-service]");
  }

  private JsonNode merged(Object... apis) {
    var all = new TreeMap<String, JsonNode>();
    for (int i = 0; i < apis.length; i += 2) {
      all.put((String) apis[i], (JsonNode) apis[i + 1]);
    }
    return merge.of(all, List.of());
  }

  private static List<String> names(JsonNode merged) {
    return merged.at("/components/schemas").propertyStream().map(Map.Entry::getKey).toList();
  }

  private static JsonNode api(String path, String method, String operation) {
    return api(path, method, operation, "{}");
  }

  private static JsonNode api(String path, String method, String operation, String schemas) {
    var text =
        "{'paths':{'%s':{'%s':%s}},'components':{'schemas':%s,'securitySchemes':{'token':{}}}}"
            .formatted(path, method, operation, schemas)
            .replace('\'', '"');
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
