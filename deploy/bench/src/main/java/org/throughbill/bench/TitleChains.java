package org.throughbill.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import org.throughbill.acts.Acts;
import org.throughbill.acts.Role;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Endorsement;
import org.throughbill.acts.document.Particulars;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.proof.Chain;
import org.throughbill.acts.proof.PartyKeys;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.Enrolments;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.VerificationKey;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.Unlocode;
import org.throughbill.local.Signatory;
import org.throughbill.local.TrialPki;
import org.throughbill.scenarios.Cast;
import org.throughbill.scenarios.Documents;

/**
 * What it costs to verify and fold a whole title chain, beside the bare checks of its signatures.
 */
public final class TitleChains {
  private static final int ACTS = 100;
  private static final int WARM_UP = 150;
  private static final int RUNS = 60;
  private static final Unlocode CKG = new Unlocode("CNCKG");

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final TrialPki pki;
  private final Cast cast;
  private final Signatory east;
  private final Signatory west;
  private final PartyKeys keys;

  private TitleChains(Path folder, Algorithm algorithm) throws IOException {
    this.pki = TrialPki.at(folder);
    this.cast = Cast.of(pki);
    this.east = trader("east", algorithm);
    this.west = trader("west", algorithm);
    this.keys =
        new PartyKeys(
            new Enrolments(Enrolments.certificates(Files.readAllBytes(pki.root())), List.of()));
    enrol(List.of(east, west));
    enrol(cast.all());
  }

  public static void main(String[] args) throws IOException {
    for (Algorithm algorithm : Algorithm.values()) {
      Cost cost = of(algorithm);
      System.out.println(
          String.format(
              Locale.ROOT,
              "chain of %d acts, %s: %.1f ms (%+.0f %%), on one processor %.1f ms (%+.0f %%);"
                  + " its %d signatures alone, one after the other: %.1f ms",
              ACTS,
              algorithm.header(),
              cost.chain(),
              cost.over(cost.chain()),
              cost.onOneProcessor(),
              cost.over(cost.onOneProcessor()),
              cost.signatures(),
              cost.checks()));
    }
  }

  /** What a chain of a hundred acts costs beside its signatures' checks. */
  private static Cost of(Algorithm algorithm) throws IOException {
    var chains = new TitleChains(Files.createTempDirectory("bench-pki"), algorithm);
    return chains.measured();
  }

  /**
   * What was measured, medians in milliseconds.
   *
   * @param checks the bare checks of all signatures in the chain, one after the other
   * @param chain verifying and folding the chain from its bytes
   * @param onOneProcessor the same where there is one processor for it
   */
  private record Cost(int signatures, double checks, double chain, double onOneProcessor) {
    double over(double time) {
      return (time / checks - 1) * 100;
    }
  }

  private Signatory trader(String name, Algorithm algorithm) {
    String id = name + "-" + algorithm.name().toLowerCase(Locale.ROOT);
    return pki.signatory(id, id, algorithm, Set.of(Role.SHIPPER, Role.OPERATOR), null);
  }

  private void enrol(List<Signatory> parties) {
    for (Signatory party : parties) {
      var chain = new ChainId(Topic.PARTY_EVENTS, party.id().value());
      keys.verify(Entry.seal(chain, 1, Hash.NONE, party.enrolment(now), now));
    }
  }

  private Cost measured() {
    List<Entry> entries = entries();
    List<Check> checks = new ArrayList<>();
    entries.forEach(entry -> collect(entry.act(), checks));
    List<JsonNode> lines = entries.stream().map(e -> StrictJson.parse(e.toJson())).toList();
    var bare = new double[RUNS];
    var whole = new double[RUNS];
    var onOne = new double[RUNS];
    try (var one = new ForkJoinPool(1)) {
      for (int i = -WARM_UP; i < RUNS; i++) {
        double checked = millis(() -> checks.forEach(Check::run));
        double verified = millis(() -> Chain.verify(lines, keys));
        double verifiedOnOne = one.submit(() -> millis(() -> Chain.verify(lines, keys))).join();
        if (i >= 0) {
          bare[i] = checked;
          whole[i] = verified;
          onOne[i] = verifiedOnOne;
        }
      }
    }
    return new Cost(checks.size(), median(bare), median(whole), median(onOne));
  }

  private static double millis(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e6;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private record Check(VerificationKey key, SignedAct act) {
    void run() {
      key.verify(act.signingInput(), act.signature());
    }
  }

  private void collect(SignedAct act, List<Check> checks) {
    checks.add(new Check(keys.find(act.kid()).orElseThrow().key(), act));
    Acts.statementsIn(Acts.read(act.payload())).forEach(inner -> collect(inner, checks));
  }

  /** Issued by one trader to the other, and sold to and fro. */
  private List<Entry> entries() {
    Document document = document();
    SignedAct agreement = west.sign(new Statement.Agree(west.id(), now, CKG, document));
    SignedAct issue =
        east.sign(new TitleAct.Issue(east.id(), now, CKG, new BillNumber("B1"), agreement));
    var bill = BillId.foundedBy(issue.payload());
    ChainId chain = ChainId.title(bill);
    var entries = new ArrayList<Entry>();
    entries.add(Entry.seal(chain, 1, Hash.NONE, issue, now));
    for (int seq = 2; seq <= ACTS; seq++) {
      Signatory from = seq % 2 == 0 ? west : east;
      Signatory to = seq % 2 == 0 ? east : west;
      Hash after = entries.getLast().hash();
      var endorsement = new Endorsement(Endorsement.Kind.TO_ORDER, to.id());
      SignedAct act =
          from.sign(new TitleAct.Transfer(bill, after, from.id(), now, CKG, to.id(), endorsement));
      entries.add(Entry.seal(chain, seq, after, act, now.plusSeconds(seq)));
    }
    return entries;
  }

  private Document document() {
    Document machinery = Documents.machinery(cast, "S-1", "N-1", now);
    return new Document(
        machinery.notation(),
        new Particulars(east.id(), east.name(), "Jiangbei, Chongqing"),
        new Particulars(west.id(), west.name(), "Yubei, Chongqing"),
        Objects.requireNonNull(machinery.notifyParty()),
        machinery.order(),
        machinery.receipt(),
        machinery.delivery(),
        machinery.legs(),
        machinery.goods(),
        null,
        1,
        machinery.declaredValue(),
        machinery.underlying(),
        machinery.procedures());
  }
}
