package org.throughbill.acts.sign;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Reason;
import org.throughbill.acts.Samples;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;

/** Collects attacks and numbers them within their kind; new ones go to the end of a kind. */
final class AttackBook {
  private final List<Attack> attacks = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Set<String> inputs = new HashSet<>();

  /** All attacks, always the same, byte for byte. */
  static List<Attack> all() {
    var book = new AttackBook();
    new HeaderAttacks(book).write();
    new KeyIdAttacks(book).write();
    new EncodingAttacks(book).write();
    new SignatureAttacks(book).write();
    new PayloadAttacks(book).write();
    new TimeAttacks(book).write();
    new ReplayAttacks(book).write();
    new EntryAttacks(book).write();
    new PublicKeyAttacks(book).write();
    new CertificateAttacks(book).write();
    new RegisterAttacks(book).write();
    return List.copyOf(book.attacks);
  }

  /** An act that is sealed at noon, if it is let in. */
  void act(String kind, @Nullable Reason refused, String what, String jws) {
    act(kind, refused, what, jws, Samples.NOON);
  }

  void act(String kind, @Nullable Reason refused, String what, String jws, Instant at) {
    add(kind, Attack.Enters.ACT, refused, what, jws, at, null, null);
  }

  /** An act that is sent to a chain of the attacker's choice. */
  void replay(String kind, @Nullable Reason refused, String what, SignedAct act, ChainId chain) {
    add(kind, Attack.Enters.ACT, refused, what, act.value(), Samples.NOON, chain.toString(), null);
  }

  /** A JWS that verifies, and is the same act as the genuine one. */
  void copy(String kind, String what, String jws, SignedAct genuine) {
    add(kind, Attack.Enters.ACT, null, what, jws, Samples.NOON, null, genuine.id().value());
  }

  void enrolment(String kind, @Nullable Reason refused, String what, SignedAct act, Instant at) {
    add(kind, Attack.Enters.ENROLMENT, refused, what, act.value(), at, null, null);
  }

  void entry(String kind, @Nullable Reason refused, String what, String json) {
    add(kind, Attack.Enters.ENTRY, refused, what, json, Samples.NOON, null, null);
  }

  void entry(String kind, @Nullable Reason refused, String what, Entry entry) {
    entry(kind, refused, what, new String(entry.toJson(), StandardCharsets.UTF_8));
  }

  void key(String kind, @Nullable Reason refused, String what, String base64) {
    add(kind, Attack.Enters.KEY, refused, what, base64, Samples.NOON, null, null);
  }

  private void add(
      String kind,
      Attack.Enters enters,
      @Nullable Reason refused,
      String what,
      String input,
      Instant at,
      @Nullable String chain,
      @Nullable String sameAs) {
    if (!inputs.add(enters + input + at + chain)) {
      return; // it is here already, under another name
    }
    int number = numbers.merge(kind, 1, Integer::sum);
    attacks.add(
        new Attack(
            "%s-%03d".formatted(kind, number),
            what,
            enters,
            input,
            at.toString(),
            chain,
            refused == null ? null : refused.id(),
            sameAs));
  }
}
