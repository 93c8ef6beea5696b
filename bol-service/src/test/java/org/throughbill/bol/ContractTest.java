package org.throughbill.bol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughbill.ledger.http.Answers;
import org.throughbill.ledger.http.Problem;
import org.throughbill.testkit.Breaks;
import org.throughbill.testkit.ContractCase;
import org.throughbill.testkit.Lint;
import org.throughbill.testkit.OpenApi;

class ContractTest extends ContractCase {
  ContractTest() {
    super("bol", Problem.class, ContractTest::answer);
  }

  private static OpenApi.Answer answer(Method method) {
    Answers answers = method.getAnnotation(Answers.class);
    return answers == null
        ? new OpenApi.Answer(method.getReturnType(), List.of(200), false, false)
        : new OpenApi.Answer(
            answers.value(),
            Arrays.stream(answers.statuses()).boxed().toList(),
            answers.tagged(),
            answers.page());
  }

  @Test
  void whatever_is_taken_from_a_client_is_found() throws IOException {
    String bill = "/components/schemas/BillPage";
    ObjectNode present = (ObjectNode) committed();
    ((ObjectNode) present.path("paths")).remove("/drafts/{id}");
    ((ObjectNode) present.path("paths").path("/bills")).remove("get");
    ((ObjectNode) present.path("paths").path("/acts").path("post").path("responses")).remove("201");
    ((ObjectNode) present.at(bill + "/properties")).remove("head");
    ((ObjectNode) present.at(bill + "/properties/seq")).put("type", "string");
    ((ObjectNode) present.at(bill)).putArray("required").add("id");
    ObjectNode released = (ObjectNode) committed();
    assertThat(Breaks.between(released, released)).isEmpty();
    assertThat(Breaks.between(released, present))
        .contains(
            "gone: /paths//drafts/{id}",
            "gone: /paths/~1bills/get",
            "gone: /paths/~1acts/post/responses/201",
            "gone or changed: " + bill + "/properties/head",
            "gone or changed: " + bill + "/properties/seq",
            "not always there any more: " + bill + "/number");
  }

  @Test
  void whatever_is_left_unsaid_is_found() throws IOException {
    ObjectNode present = (ObjectNode) committed();
    ObjectNode bill = (ObjectNode) present.path("paths").path("/bills/{id}").path("get");
    bill.put("operationId", "BillResource.list").put("summary", "no sentence").remove("tags");
    ((ObjectNode) bill.at("/parameters/0")).put("example", 7).remove("description");
    ((ObjectNode) bill.path("responses")).remove("401");
    ((ObjectNode) bill.path("responses")).putObject("404").put("description", "Nothing.");
    ((ObjectNode) bill.path("responses")).remove("200");
    ((ObjectNode) bill.path("responses")).remove("304");
    ((ObjectNode) present.at("/paths/~1drafts/post/requestBody/content/application~1json"))
        .remove("example");
    ((ObjectNode) present.path("info")).remove("version");
    String at = "get /bills/{id} ";
    assertThat(Lint.of(present))
        .contains(
            at + "has no operationId of its own",
            at + "has no tag",
            at + "has no summary",
            at + "id has no description",
            at + "id has no example of type string",
            at + "404 is no problem",
            at + "never succeeds",
            at + "does not say 401",
            "post /drafts body has no example of type object")
        .anyMatch(found -> found.contains("version"));
  }
}
