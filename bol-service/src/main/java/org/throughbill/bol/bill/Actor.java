package org.throughbill.bol.bill;

import org.throughbill.acts.Rule;

/** In what capacity a party acts on a bill, and the rule that refuses whoever lacks it. */
public enum Actor {
  OPERATOR(Rule.R31),
  CONTROLLER(Rule.R13),
  /** The controller to whom the order leads. */
  HOLDER(Rule.R21),
  /** The party to whose order the bill runs. */
  ENDORSER(Rule.R16),
  OFFEROR(Rule.R13),
  OFFEREE(Rule.R13),
  /** Any party that an offer was put to. */
  ASKED(Rule.R13),
  /** The operator, or the party that may claim the goods. */
  AMENDER(Rule.R26),
  /** The same, to change the medium. */
  CONVERTER(Rule.R29),
  /** The same, to end the bill without delivery. */
  CANCELLER(Rule.R84),
  /** A party whose consent a change of the bill still needs. */
  CONSENTER(Rule.R26),
  /** The operator, while an instruction lies on the bill. */
  INSTRUCTED(Rule.R28),
  PLEDGEE(Rule.R64),
  CARRIER(Rule.R80),
  AUTHORITY(Rule.R45),
  REGISTRY(Rule.R74);

  private final Rule rule;

  Actor(Rule rule) {
    this.rule = rule;
  }

  public Rule rule() {
    return rule;
  }
}
