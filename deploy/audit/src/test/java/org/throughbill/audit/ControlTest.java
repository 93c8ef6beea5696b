package org.throughbill.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who controls a bill by the auditor's own fold, act by act. */
class ControlTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

  private final Findings findings = new Findings();
  private final Control control = new Control("bill-events/b", findings);
  private long seq;

  /** Acts as {@code by:act}, from an issue by the operator to the maker on. */
  private void happen(String acts) {
    apply("operator", "issue");
    for (String one : acts.split(" ", -1)) {
      if (!one.isEmpty()) {
        String[] parts = one.split(":", 2);
        apply(parts[0], parts[1]);
      }
    }
  }

  private void apply(String by, String name) {
    ObjectNode act = MAPPER.createObjectNode();
    act.put("act", "bill." + name.replaceFirst("=.*", "") + ".v1").put("by", by);
    act.put("after", "h" + seq).put("until", START.plusSeconds(3600).toString());
    act.put("to", name.contains("=") ? name.replaceFirst(".*=", "") : "buyer");
    act.put("originals", 3).put("surrendered", name.endsWith("=two") ? 2 : 3);
    act.put("agreement", "e30." + encoded(document()) + ".e30");
    act.putArray("agreements").add("e30.e30.e30").add("e30.e30.e31");
    act.putArray("merged").add("b").add("c");
    act.putArray("into").add("NLS2").add("NLS3");
    if (name.endsWith("=three")) {
      act.withArray("into").add("NLS4");
    }
    seq++;
    control.apply(
        new Row("bill-events", "b", seq, "", "", "", START.plusSeconds(seq), "h" + seq), act);
  }

  private static JsonNode document() {
    ObjectNode agreement = MAPPER.createObjectNode();
    ObjectNode document = agreement.putObject("document");
    document.putObject("operator").put("party", "operator");
    document.putObject("consignor").put("party", "maker");
    return agreement;
  }

  private static String encoded(JsonNode json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "'', HELD, maker",
    "maker:instruct, OFFERED, maker",
    "maker:instruct operator:demand-security operator:execute-instruction, HELD, maker",
    "maker:instruct operator:decline, HELD, maker",
    "operator:convert-to-paper, OFFERED, maker",
    "operator:convert-to-paper maker:consent, PAPER,",
    "operator:convert-to-paper maker:consent operator:deliver-against-paper, DELIVERED,",
    "operator:convert-to-paper maker:consent operator:convert-to-electronic=buyer, OFFERED,",
    "operator:convert-to-paper maker:consent operator:convert-to-electronic=buyer buyer:accept,"
        + " HELD, buyer",
    "maker:pledge=bank bank:accept operator:convert-to-paper maker:consent bank:consent"
        + " operator:convert-to-electronic=bank bank:accept, PLEDGED, bank",
    "maker:pledge=bank bank:accept operator:convert-to-paper maker:consent bank:consent"
        + " operator:convert-to-electronic=bank bank:accept bank:release, HELD, maker",
    "maker:surrender-for-amendment, SURRENDERING, operator",
    "maker:surrender-for-amendment operator:reject-surrender, HELD, maker",
    "maker:surrender-for-amendment operator:void, VOID,",
    "maker:surrender-for-split, SURRENDERING, operator",
    "maker:surrender-for-split operator:reject-surrender, HELD, maker",
    "maker:surrender-for-split operator:split, VOID,",
    "maker:surrender-for-merge, SURRENDERING, operator",
    "maker:surrender-for-merge operator:reject-surrender, HELD, maker",
    "maker:surrender-for-merge operator:merge, VOID,",
    "operator:cancel, OFFERED, maker",
    "operator:cancel maker:consent, CANCELLED,",
    "operator:cancel maker:decline, HELD, maker",
    "maker:transfer buyer:cancel maker:consent operator:consent, CANCELLED,",
    "maker:transfer=buyer buyer:pledge=bank bank:accept operator:cancel maker:consent buyer:consent"
        + " bank:consent, CANCELLED,",
    "operator:notify-arrival operator:store-goods operator:sell-goods, SOLD,",
    "operator:deliver-on-indemnity, DELIVERED,"
  })
  void a_genuine_chain_ends_in_its_state(String acts, String state, @Nullable String controller) {
    happen(acts);
    assertThat(findings.report().violated()).isEmpty();
    assertThat(control.state()).isEqualTo(state);
    assertThat(control.controller()).isEqualTo(controller);
  }

  @ParameterizedTest
  @CsvSource({
    "buyer:instruct",
    "maker:instruct maker:execute-instruction",
    "operator:demand-security",
    "maker:pledge=bank operator:execute-instruction",
    "maker:convert-to-paper buyer:consent",
    "operator:convert-to-paper maker:consent maker:transfer",
    "operator:convert-to-paper maker:consent operator:convert-to-electronic=two",
    "operator:convert-to-electronic=buyer",
    "operator:deliver-against-paper",
    "operator:void",
    "maker:surrender operator:void",
    "maker:surrender-for-amendment operator:accept-surrender",
    "maker:surrender-for-amendment operator:split",
    "maker:surrender-for-split operator:void",
    "maker:surrender-for-split operator:split=three",
    "maker:pledge=bank bank:accept bank:surrender-for-split",
    "maker:surrender-for-merge operator:void",
    "maker:surrender-for-amendment operator:merge",
    "maker:surrender-for-merge maker:merge",
    "maker:pledge=bank bank:accept bank:surrender-for-merge",
    "operator:cancel maker:consent maker:transfer",
    "maker:transfer buyer:cancel operator:consent maker:transfer=bank",
    "maker:sell-goods",
    "maker:surrender operator:sell-goods",
    "operator:sell-goods maker:transfer",
    "maker:pledge=bank bank:accept operator:deliver-on-indemnity"
  })
  void a_chain_in_which_somebody_oversteps_is_found(String acts) {
    happen(acts);
    assertThat(findings.report().violated()).isNotEmpty();
  }
}
