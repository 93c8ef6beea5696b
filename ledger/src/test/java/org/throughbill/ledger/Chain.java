package org.throughbill.ledger;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.SigningKey;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Unlocode;

/**
 * A chain of its own, written entry by entry; what its acts mean is none of the ledger's business.
 */
public final class Chain {
  private static final SigningKey KEY = SigningKey.generate(Algorithm.ED25519);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final BillId bill = new BillId(hex());
  private final List<Entry> entries = new ArrayList<>();

  public ChainId id() {
    return ChainId.title(bill);
  }

  public String key() {
    return bill.value();
  }

  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  public Head head() {
    return entries.isEmpty() ? Head.NONE : Head.of(entries.getLast());
  }

  /** What could come next; each time another act. */
  public Entry next() {
    return Entry.seal(id(), head().seq() + 1, head().hash(), act(), later());
  }

  /** Appends what comes next. */
  public Entry grow(Ledger ledger) {
    Entry entry = next();
    if (!ledger.append(entry, null)) {
      throw new IllegalStateException("another entry came first");
    }
    entries.add(entry);
    return entry;
  }

  public Chain grown(Ledger ledger, int length) {
    while (entries.size() < length) {
      grow(ledger);
    }
    return this;
  }

  public SignedAct act() {
    return KEY.sign(
        new TitleAct.Surrender(
            bill,
            head().hash(),
            new PartyId("p" + hex().substring(0, 30)),
            Instant.parse("2026-11-22T08:00:00Z"),
            new Unlocode("CNCKG")));
  }

  private Instant later() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    return now.isBefore(head().sealedAt()) ? head().sealedAt() : now;
  }

  private static String hex() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
