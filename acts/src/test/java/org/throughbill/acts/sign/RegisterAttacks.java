package org.throughbill.acts.sign;

import static org.throughbill.acts.Rule.R36;
import static org.throughbill.acts.Rule.R40;
import static org.throughbill.acts.Samples.AFTER;
import static org.throughbill.acts.Samples.BANK;
import static org.throughbill.acts.Samples.CHONGQING;
import static org.throughbill.acts.Samples.MAKER;
import static org.throughbill.acts.Samples.NOON;
import static org.throughbill.acts.Samples.OPERATOR;
import static org.throughbill.acts.Samples.REGISTRAR;
import static org.throughbill.acts.Samples.REQUEST;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.PartyAct;
import org.throughbill.acts.Reason;
import org.throughbill.acts.Samples;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.value.PartyId;

/** Somebody meddles with another party's keys, or signs in the name of a frozen one. */
final class RegisterAttacks {
  private static final String FROZEN = Signers.FROZEN_KEY.sign(Samples.TRANSFER).value();

  private final AttackBook book;

  RegisterAttacks(AttackBook book) {
    this.book = book;
  }

  void write() {
    meddling();
    frozen();
    requests();
    furtherKeys();
  }

  private void meddling() {
    register(null, "a registrar freezes a party", freeze(REGISTRAR), REGISTRAR);
    register(null, "a party freezes itself", freeze(MAKER), MAKER);
    for (PartyId by : List.of(BANK, OPERATOR, Samples.REGISTRY)) {
      register(R40, by + " freezes another party", freeze(by), by);
      var lift = new PartyAct.LiftFreeze(MAKER, AFTER, by, NOON, CHONGQING, "all is well");
      register(R40, by + " lifts another party's freeze", lift, by);
      var propose =
          new PartyAct.ProposeKey(MAKER, AFTER, by, NOON, CHONGQING, REQUEST, "believe me");
      register(R40, by + " proposes another party's key", propose, by);
      var confirm =
          new PartyAct.ConfirmKey(MAKER, AFTER, by, NOON, CHONGQING, REQUEST.kid(), "believe me");
      register(R40, by + " confirms another party's key", confirm, by);
    }
    register(R36, "a freeze in a registrar's name", freeze(REGISTRAR), BANK);
  }

  private static PartyAct freeze(PartyId by) {
    return new PartyAct.Freeze(MAKER, AFTER, by, NOON, CHONGQING, "a rumour");
  }

  private void register(@Nullable Reason refused, String words, PartyAct act, PartyId signer) {
    book.act("REG", refused, words, Signers.keyOf(signer).sign(act).value());
  }

  private void frozen() {
    at(null, "before the freeze", NOON.minusNanos(1000));
    at(R40, "the moment of the freeze", NOON);
    at(R40, "under the freeze", NOON.plusSeconds(99));
    at(null, "the moment the freeze was lifted", NOON.plusSeconds(100));
    at(R40, "under the second freeze", NOON.plusSeconds(900));
    at(R40, "under a freeze that nobody lifts", Signers.TO);
    SignedAct agreement = Signers.FROZEN_KEY.sign(Samples.AGREE);
    var issue = new TitleAct.Issue(OPERATOR, NOON, CHONGQING, Samples.ISSUE.number(), agreement);
    book.act(
        "REG", R40, "an agreement of a frozen party", Signers.OPERATOR_KEY.sign(issue).value());
  }

  private void at(@Nullable Reason refused, String words, Instant sealedAt) {
    book.act("REG", refused, words, FROZEN, sealedAt);
  }

  /** A request for a key is judged by its certificate as an enrolment is. */
  private void requests() {
    SigningKey key = FixedKeys.of(Algorithm.ED25519, "maker-cq, after the fire");
    request(null, "a request with the key's certificate", MAKER, key, "maker-cq", key);
    request(R40, "a request with another party's certificate", MAKER, key, "bank-cq", key);
    SigningKey other = FixedKeys.of(Algorithm.ED25519, "somebody's key");
    request(R40, "a request that another key signed", MAKER, key, "maker-cq", other);
  }

  /** Who holds a certificate for a party, and none of its keys, adds no key of his to it. */
  private void furtherKeys() {
    SigningKey key = FixedKeys.of(Algorithm.ED25519, "maker-cq, after the fire");
    SignedAct request = key.sign(request(MAKER, key, "maker-cq"));
    var add = new PartyAct.AddKey(MAKER, AFTER, NOON, CHONGQING, request);
    String alone = "a further key that vouches for itself";
    book.act("REG", R40, alone, key.sign(add).value());
    book.enrolment("REG", R40, alone + ", by its certificate", key.sign(add), NOON);
    register(R36, "a further key by a registrar in the party's name", add, REGISTRAR);
    book.act(
        "REG",
        R40,
        "a further key by the word of a revoked one",
        Signers.REVOKED_KEY.sign(add).value());
    book.act(
        "REG",
        R40,
        "a further key by the word of a frozen one",
        Signers.FROZEN_KEY.sign(add).value());
    register(null, "a further key by the word of one the party has", add, MAKER);
  }

  private void request(
      @Nullable Reason refused,
      String words,
      PartyId by,
      SigningKey certified,
      String name,
      SigningKey signing) {
    book.enrolment("REG", refused, words, signing.sign(request(by, certified, name)), NOON);
  }

  private static Statement.RequestKey request(PartyId by, SigningKey certified, String name) {
    String certificate =
        Certificate.plan("Maker", certified)
            .named("urn:throughbill:party:" + name)
            .numbered(40)
            .signedBy(CertificateAttacks.ROOT)
            .base64();
    return new Statement.RequestKey(by, NOON, CHONGQING, List.of(certificate));
  }
}
