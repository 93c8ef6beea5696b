package org.throughbill.scenarios;

import java.net.http.HttpClient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.throughbill.acts.Act;
import org.throughbill.acts.client.Client;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.PartyId;
import org.throughbill.local.Database;
import org.throughbill.local.Signatory;
import org.throughbill.local.Stack;

/** A party at its desk: its key, and its connections to the three services. */
final class Desk {
  private final Signatory party;
  private final Client bol;
  private final Client customs;
  private final Client financing;

  Desk(Stack stack, HttpClient http, Signatory party, String... roles) {
    this.party = party;
    String token = stack.token(party.id().value(), roles);
    this.bol = new Client(http, stack.uri(Database.BOL), () -> token);
    this.customs = new Client(http, stack.uri(Database.CUSTOMS), () -> token);
    this.financing = new Client(http, stack.uri(Database.FINANCING), () -> token);
  }

  Signatory party() {
    return party;
  }

  PartyId id() {
    return party.id();
  }

  SignedAct sign(Act act) {
    return party.sign(act);
  }

  Client bol() {
    return bol;
  }

  Client customs() {
    return customs;
  }

  Client financing() {
    return financing;
  }

  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }
}
