package org.throughbill.scenarios;

import java.net.http.HttpClient;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Role;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.value.Office;
import org.throughbill.local.Signatory;
import org.throughbill.local.Stack;

/** Where a scenario is played: its parties at their desks, and the story that is told of them. */
final class Stage {
  private final Stack stack;
  private final HttpClient http;
  private final Cast cast;
  private final Enrolment enrolment;
  private final Desk operator;
  private final Story story;

  Stage(Stack stack, HttpClient http, Cast cast, Enrolment enrolment) {
    this.stack = stack;
    this.http = http;
    this.cast = cast;
    this.enrolment = enrolment;
    this.operator = desk(cast.operator());
    this.story = new Story(operator);
  }

  Cast cast() {
    return cast;
  }

  Story story() {
    return story;
  }

  /** The operator reads every bill of a scenario: it has issued them. */
  Desk operator() {
    return operator;
  }

  Desk desk(Signatory party) {
    return new Desk(stack, http, party);
  }

  /** A trader that one scenario needs besides the cast. */
  Desk trader(String id, String name) {
    return enrolled(id, name, Role.SHIPPER, null);
  }

  /** An officer that one scenario needs besides the cast. */
  Desk officer(String id, String name, Office office) {
    return enrolled(id, name, Role.OFFICER, office);
  }

  private Desk enrolled(String id, String name, Role role, @Nullable Office office) {
    Signatory party = stack.pki().signatory(id, name, Algorithm.ES256, Set.of(role), office);
    enrolment.enrol(party);
    return desk(party);
  }
}
