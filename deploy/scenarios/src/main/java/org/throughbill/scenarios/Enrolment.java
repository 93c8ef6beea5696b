package org.throughbill.scenarios;

import java.net.http.HttpClient;
import org.throughbill.acts.client.Client;
import org.throughbill.acts.client.RefusedByService;
import org.throughbill.local.Database;
import org.throughbill.local.Progress;
import org.throughbill.local.Signatory;
import org.throughbill.local.Stack;

/**
 * Enters the parties of a trial, and the registry's own, into the register; does nothing for those
 * who are in it.
 */
public final class Enrolment {
  private final Stack stack;
  private final HttpClient http;

  public Enrolment(Stack stack, HttpClient http) {
    this.stack = stack;
    this.http = http;
  }

  public void enrol(Cast cast, Progress progress) {
    int fresh = 0;
    for (Database service : Database.values()) {
      fresh += enrol(stack.pki().registry(service));
    }
    for (Signatory party : cast.all()) {
      fresh += enrol(party);
      stack.register(party.id().value(), party.id().value(), "party");
    }
    progress.say(fresh == 0 ? "the parties are enrolled already" : fresh + " parties enrolled");
  }

  /** Returns how many parties are new in the register: one or none. */
  public int enrol(Signatory party) {
    String token = stack.token(party.id().value());
    try {
      new Client(http, stack.uri(Database.BOL), () -> token).send(party.enrolment(Desk.now()));
      return 1;
    } catch (RefusedByService refused) {
      if (refused.rule().equals("R40")) {
        return 0;
      }
      throw refused;
    }
  }
}
