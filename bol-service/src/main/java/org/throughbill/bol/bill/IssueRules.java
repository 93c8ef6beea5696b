package org.throughbill.bol.bill;

import static org.throughbill.acts.Refused.require;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Fault;
import org.throughbill.acts.Judgement;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Issuance;
import org.throughbill.acts.document.Leg;
import org.throughbill.acts.document.OrderClause;
import org.throughbill.acts.document.Procedures;
import org.throughbill.acts.document.UnderlyingDocument;
import org.throughbill.acts.reference.LegalProfile;
import org.throughbill.acts.reference.LegalProfiles;
import org.throughbill.acts.reference.Places;
import org.throughbill.acts.value.Unlocode;

/**
 * Whether a bill may be issued as its document has it.
 *
 * <p>What no document can ever say is judged where it is read. Here stands what depends on the
 * registry and its day, so that a bill can still be read after a list or a profile has changed.
 */
public final class IssueRules {
  private static final Duration LONGEST_JOURNEY = Duration.ofDays(366);

  private final Judgement judgement = new Judgement();
  private final Places places;

  private IssueRules(Places places) {
    this.places = places;
  }

  static void decide(TitleAct.Issue issue, @Nullable Statement statement, Situation situation) {
    if (!(statement instanceof Statement.Agree agreement)) {
      throw new Refused(Rule.R01, "the issue is not signed around a consignor's agreement");
    }
    var document = agreement.document();
    require(
        agreement.by().equals(document.consignor().party()),
        Rule.R01,
        "the agreement is not the consignor's");
    require(
        issue.by().equals(document.operator().party()),
        Rule.R01,
        "the document names another operator");
    var rules = new IssueRules(situation.places());
    rules.requireKnown("/place", issue.place());
    rules
        .judgement
        .at("/document", () -> judge(document, situation.places(), situation.profiles()).pass())
        .pass();
  }

  /** What would keep this document from being issued now, all at once. */
  public static List<Fault> faults(Document document, Places places, LegalProfiles profiles) {
    return judge(document, places, profiles).faults();
  }

  /**
   * What would keep this document from being issued, had it not been issued already for carriage
   * between States: where such carriage ends short of a border, its bill stays what it is.
   */
  static List<Fault> faultsOnceIssued(Document document, Situation situation) {
    return faults(document, situation.places(), situation.profiles()).stream()
        .filter(fault -> fault.reason() != Rule.R08)
        .toList();
  }

  private static Judgement judge(Document document, Places places, LegalProfiles profiles) {
    var rules = new IssueRules(places);
    rules.requireKnownPlaces(document);
    rules.requireSeparateBesideCim(document);
    rules.requireProcedures(document.procedures());
    profiles
        .find(document.procedures().profile())
        .ifPresentOrElse(
            profile -> rules.requireAllowedBy(profile, document),
            () -> rules.refuseProfile(document.procedures(), profiles));
    rules.judgement.at("/onBoard", () -> JourneyRules.requireRecordedOnBoard(document, List.of()));
    rules.requireOneVoyage(document.legs());
    return rules.judgement;
  }

  private void requireKnownPlaces(Document document) {
    requireKnown("/receipt/locode", document.receipt().locode());
    requireKnown("/delivery/locode", document.delivery().locode());
    List<Leg> legs = document.legs();
    for (int i = 0; i < legs.size(); i++) {
      requireKnown("/legs/" + i + "/from/locode", legs.get(i).from().locode());
      requireKnown("/legs/" + i + "/to/locode", legs.get(i).to().locode());
    }
  }

  private void requireKnown(String pointer, Unlocode place) {
    judgement.require(
        places.knows(place),
        pointer,
        Rule.R10,
        place
            + " is no place this registry knows: take one of GET /places, with a subLocation for a"
            + " terminal or station, or have the registrar load the UN/LOCODE list");
  }

  /** COTIF-CIM keeps its note from being negotiable, so the bill stands beside it. */
  private void requireSeparateBesideCim(Document document) {
    boolean besideCim =
        document.underlying().stream().map(UnderlyingDocument::kind).anyMatch(IssueRules::isCim);
    judgement.require(
        !besideCim || document.issuance() == Issuance.SEPARATE,
        "/issuance",
        Rule.R05,
        "a CIM note cannot become the bill: issue the bill SEPARATE from it");
  }

  private static boolean isCim(UnderlyingDocument.Kind kind) {
    return switch (kind) {
      case CIM, CIM_SMGS -> true;
      case SMGS, SEA_WAYBILL, OCEAN_BILL -> false;
    };
  }

  private void requireProcedures(Procedures procedures) {
    judgement
        .require(
            procedures.rulebook().chars().anyMatch(Character::isDigit),
            "/procedures/rulebook",
            Rule.R12,
            "the rulebook is named without its version")
        .require(
            isAddress(procedures.published()),
            "/procedures/published",
            Rule.R12,
            "where the procedures are found is an https address");
  }

  private static boolean isAddress(String text) {
    try {
      URI address = URI.create(text);
      return "https".equals(address.getScheme()) && address.getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void refuseProfile(Procedures procedures, LegalProfiles profiles) {
    judgement.require(
        false,
        "/procedures/profile",
        Rule.R12,
        "there is no profile "
            + procedures.profile()
            + ", but "
            + profiles.profiles().stream().map(LegalProfile::id).toList());
  }

  private void requireAllowedBy(LegalProfile profile, Document document) {
    judgement
        .require(
            profile.bearerAtIssue() || document.order().kind() != OrderClause.Kind.BEARER,
            "/order/kind",
            Rule.R02,
            "the profile " + profile.id() + " allows no bearer bills")
        .require(
            profile.domesticBills() || document.isInternational(),
            "/delivery",
            Rule.R08,
            "the profile " + profile.id() + " allows no domestic bills")
        .require(
            document.isInternational() || !document.bearsNotationOfConvention(),
            "/delivery",
            Rule.R08,
            "both places lie in "
                + document.receipt().locode().country()
                + ": a domestic bill bears no notation of the Convention");
  }

  /** Planned times that far apart are a slip of the pen, and goods are claimed day by day. */
  private void requireOneVoyage(List<Leg> legs) {
    Duration planned = Duration.between(legs.getFirst().departure(), legs.getLast().arrival());
    judgement.require(
        planned.compareTo(LONGEST_JOURNEY) <= 0,
        "/legs",
        Rule.R78,
        "the journey is planned to take " + planned.toDays() + " days");
  }
}
