package org.throughbill.ledger.register;

import static org.throughbill.acts.Refused.require;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Act;
import org.throughbill.acts.Acts;
import org.throughbill.acts.PartyAct;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.register.Party;
import org.throughbill.acts.sign.Enrolments;
import org.throughbill.acts.sign.KeyRegister;
import org.throughbill.acts.sign.RegisteredKey;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.Verified;
import org.throughbill.acts.sign.Verifier;
import org.throughbill.acts.value.KeyId;
import org.throughbill.acts.value.PartyId;
import org.throughbill.ledger.Change;
import org.throughbill.ledger.Folded;
import org.throughbill.ledger.Head;
import org.throughbill.ledger.Ledger;
import org.throughbill.ledger.LedgerUnavailable;
import org.throughbill.ledger.inbox.Following;

/**
 * The party register: which keys there are, whose, in what roles, and until when. Read from the
 * party chains in the service's database, its own in one service and followed in the others.
 */
public final class Register implements KeyRegister, Following {
  private static final Duration TRUSTED_FOR = Party.BITES_AFTER.dividedBy(2);

  private final Ledger ledger;
  private final DataSource database;
  private final Clock clock;
  private final Enrolments enrolments;
  private final Revocations revocations;
  private final ListedKeys listed;
  private final PartyFold fold;
  private final Verifier verifier;
  private final Map<KeyId, PartyId> owners = new ConcurrentHashMap<>();
  private final Map<PartyId, Known> parties = new ConcurrentHashMap<>();

  private record Known(Folded<Optional<Party>> folded, Instant readAt) {}

  public Register(
      Ledger ledger,
      DataSource database,
      Clock clock,
      Enrolments enrolments,
      Revocations revocations) {
    this.ledger = ledger;
    this.database = database;
    this.clock = clock;
    this.enrolments = enrolments;
    this.revocations = revocations;
    this.listed = new ListedKeys(revocations, this::bringing, clock);
    this.fold = new PartyFold(enrolments);
    this.verifier = new Verifier(this);
  }

  /**
   * Verifies an act of any kind, an enrolment by its certificate and all others by the register.
   */
  public Verified<Act> verify(SignedAct signed, Instant sealedAt) {
    boolean enrols =
        find(signed.kid()).isEmpty() && Acts.read(signed.payload()) instanceof PartyAct.Enrol;
    return enrols ? enrolments.verify(signed, sealedAt) : verifier.verify(signed, sealedAt);
  }

  /**
   * Verifies an act that is handed in now. One that was sealed before is judged as at that time, so
   * that whoever sends it again gets its receipt, whatever has become of the key since.
   */
  public Verified<Act> received(SignedAct signed, Topic topic, Instant now) {
    try {
      return admit(signed, now);
    } catch (Refused refused) {
      Entry before = sealed(signed, topic).orElseThrow(() -> refused);
      return verify(signed, before.sealedAt());
    }
  }

  private Optional<Entry> sealed(SignedAct signed, Topic topic) {
    try {
      return ledger.sealed(Acts.chainOn(topic, Acts.read(signed.payload()), signed), signed);
    } catch (Refused noAct) {
      return Optional.empty();
    }
  }

  /**
   * Verifies what is to be sealed now: in addition, no list of revoked certificates may have ended
   * the keys that signed it.
   */
  public Verified<Act> admit(SignedAct signed, Instant now) {
    Verified<Act> verified = verify(signed, now);
    requireUnlisted(signed.kid(), now);
    Acts.statementsIn(verified.act()).forEach(statement -> requireUnlisted(statement.kid(), now));
    return verified;
  }

  private void requireUnlisted(KeyId kid, Instant now) {
    Optional<Instant> since = listed.since(kid);
    require(
        since.isEmpty() || now.isBefore(since.get()),
        Rule.R40,
        "the key's certificate was revoked on " + since.orElse(now));
  }

  /** The act that brought a key in, from its party's chain; empty for a key that is not in. */
  private Optional<SignedAct> bringing(KeyId kid) {
    return owner(kid).stream()
        .flatMap(party -> ledger.read(ChainId.party(party), Head.NONE).stream())
        .flatMap(entry -> brought(entry).stream())
        .filter(signed -> signed.kid().equals(kid))
        .reduce((earlier, later) -> later);
  }

  private static Optional<SignedAct> brought(Entry entry) {
    return switch (Acts.read(entry.act().payload())) {
      case PartyAct.Enrol _ -> Optional.of(entry.act());
      case PartyAct.AddKey add -> Optional.of(add.request());
      case PartyAct.ProposeKey propose -> Optional.of(propose.request());
      default -> Optional.empty();
    };
  }

  /**
   * Judges the certificate by which a key is to enter, at the present lists of revoked ones. What
   * has entered is judged without: a list of later may reach back to all times, and the chain would
   * hold acts that its own rules refuse.
   */
  public void requireUnrevoked(SignedAct bringingKey, Instant now) {
    revocations.enrolments().verify(bringingKey, now);
  }

  @Override
  public Optional<RegisteredKey> find(KeyId kid) {
    return owner(kid).flatMap(this::party).flatMap(party -> party.key(kid));
  }

  /** A party, if it has enrolled. */
  public Optional<Party> party(PartyId id) {
    Instant now = clock.instant();
    Known known = parties.get(id);
    if (known == null || Duration.between(known.readAt(), now).abs().compareTo(TRUSTED_FOR) > 0) {
      known = new Known(readOn(id, known), now);
      if (known.folded().state().isPresent()) {
        parties.put(id, known);
      }
    }
    return known.folded().state();
  }

  /** How party chains fold; for the service that owns them. */
  public PartyFold fold() {
    return fold;
  }

  /** Reads the party anew at its next use. */
  public void forget(PartyId id) {
    parties.remove(id);
  }

  /** Notes what acts of parties brought, in the transaction of their entries. */
  public void write(List<Change<Optional<Party>>> changes) {
    changes.forEach(
        change -> {
          if (change.act() instanceof PartyAct about) {
            note(change.entry(), about);
          }
        });
  }

  /** Notes whose key an entry of a party chain brought, in the transaction that keeps the entry. */
  private void note(Entry entry, PartyAct act) {
    switch (act) {
      case PartyAct.Enrol _ -> note(entry.act().kid(), act.party());
      case PartyAct.AddKey add -> note(add.request().kid(), act.party());
      case PartyAct.ConfirmKey confirm -> note(confirm.key(), act.party());
      case PartyAct.RevokeKey _,
          PartyAct.Freeze _,
          PartyAct.LiftFreeze _,
          PartyAct.ProposeKey _ -> {}
    }
    forget(act.party());
  }

  private void note(KeyId kid, PartyId owner) {
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into party_key (kid, party) values (?, ?) on conflict do nothing")) {
      insert.setString(1, kid.value());
      insert.setString(2, owner.value());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new LedgerUnavailable("noting a key", e);
    }
  }

  @Override
  public void alongside(List<Arrival> arrivals) {
    for (Arrival arrival : arrivals) {
      if (arrival.act().act() instanceof PartyAct about) {
        note(arrival.entry(), about);
      }
    }
  }

  private Folded<Optional<Party>> readOn(PartyId id, @Nullable Known known) {
    ChainId chain = ChainId.party(id);
    Folded<Optional<Party>> folded =
        known == null ? new Folded<>(Head.NONE, fold.start(chain)) : known.folded();
    for (Entry entry : ledger.read(chain, folded.head())) {
      folded =
          new Folded<>(
              Head.of(entry), fold.apply(folded.state(), entry, Acts.read(entry.act().payload())));
    }
    return folded;
  }

  private Optional<PartyId> owner(KeyId kid) {
    PartyId known = owners.get(kid);
    if (known != null) {
      return Optional.of(known);
    }
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement("select party from party_key where kid = ?")) {
      select.setString(1, kid.value());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        PartyId owner = new PartyId(row.getString(1));
        owners.put(kid, owner);
        return Optional.of(owner);
      }
    } catch (SQLException e) {
      throw new LedgerUnavailable("looking up a key", e);
    }
  }
}
