package org.throughbill.bol;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.throughbill.acts.Act;
import org.throughbill.acts.Acts;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.BillId;
import org.throughbill.ledger.Head;
import org.throughbill.ledger.Ledger;
import org.throughbill.ledger.OwnEntries;
import org.throughbill.ledger.http.Caller;

/**
 * All that it takes to prove a bill without this registry: its chain, and the chains of the parties
 * whose keys signed in it, theirs included who had to do with those keys.
 */
@ApplicationScoped
public class Evidences {
  private final Ledger ledger;
  private final OwnEntries own;

  Evidences(Ledger ledger, OwnEntries own) {
    this.ledger = ledger;
    this.own = own;
  }

  /**
   * The entries, one a line as they travel: of the bill up to one of them, of the parties all, and
   * to a caller who reads not everything what the database shows it.
   */
  public byte[] of(BillId bill, long upTo, Caller caller) {
    List<Entry> entries =
        ledger.read(ChainId.title(bill), Head.NONE).stream()
            .filter(entry -> entry.seq() <= upTo)
            .toList();
    var all = new ArrayList<Entry>();
    var signers = new ArrayDeque<String>();
    entries.forEach(entry -> signersOf(entry.act(), signers));
    Set<String> seen = new HashSet<>();
    for (String signer = signers.poll(); signer != null; signer = signers.poll()) {
      if (seen.add(signer)) {
        List<Entry> party = ledger.read(new ChainId(Topic.PARTY_EVENTS, signer), Head.NONE);
        party.forEach(entry -> signersOf(entry.act(), signers));
        all.addAll(party);
      }
    }
    all.addAll(entries);
    return lines(caller.readsAll() ? all : own.of(caller.party(), all));
  }

  /** Who signed an act, and who signed the statements in it. */
  private static void signersOf(SignedAct signed, Deque<String> signers) {
    Act act = Acts.read(signed.payload());
    signers.add(act.by().value());
    Acts.statementsIn(act).forEach(statement -> signersOf(statement, signers));
  }

  private static byte[] lines(List<Entry> entries) {
    var out = new ByteArrayOutputStream();
    for (Entry entry : entries) {
      out.writeBytes(entry.toJson());
      out.write('\n');
    }
    return out.toByteArray();
  }
}
