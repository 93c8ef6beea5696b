package org.throughbill.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.PartyAct;
import org.throughbill.acts.Statement;
import org.throughbill.acts.sign.Enrolments;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.KeyId;
import org.throughbill.acts.value.PartyId;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The register of parties. */
@Command(
    name = "parties",
    mixinStandardHelpOptions = true,
    description = "Enrols and shows parties, and sees to their keys.")
final class Parties {
  @Command(
      name = "enrol",
      mixinStandardHelpOptions = true,
      description = "Enters your party into the register, with the certificate of your key.")
  int enrol(
      @Mixin Desk desk,
      @Option(names = "--name", required = true, description = "The name you trade under.")
          String name,
      @Option(
              names = "--certificates",
              required = true,
              paramLabel = "FILE",
              description = "The chain in PEM, your own certificate first, the root left out.")
          Path certificates,
      @Option(
              names = "--accept-transfers",
              description = "Standing acceptance of transfers of electronic bills.")
          boolean accept) {
    return desk.send(
        "bol",
        new PartyAct.Enrol(
            desk.party(), desk.now(), desk.place(), name, encoded(certificates), accept));
  }

  @Command(
      name = "add-key",
      mixinStandardHelpOptions = true,
      description = {
        "Adds a further key to your party's, by the word of the profile's.",
        "Both keys sign; the new one is at hand, or has signed a request."
      })
  int addKey(@Mixin Desk desk, @ArgGroup(exclusive = true, multiplicity = "1") FurtherKey further) {
    return desk.send(
        "bol",
        new PartyAct.AddKey(
            desk.party(),
            head(desk, desk.party()),
            desk.now(),
            desk.place(),
            further.request(desk)));
  }

  /** A key that the party does not have yet: here, or where its request was signed. */
  static final class FurtherKey {
    @ArgGroup(exclusive = false)
    @Nullable KeyAtHand atHand;

    @Option(
        names = "--request",
        paramLabel = "FILE",
        description = "What request-key printed where the new key is.")
    @Nullable Path request;

    SignedAct request(Desk desk) {
      if (atHand != null) {
        return Profile.key(atHand.key).sign(requesting(desk, atHand.certificates));
      }
      return requested(Objects.requireNonNull(request, "the parser asks for one of the two"));
    }
  }

  /** A further key in a file of its own, with its certificate. */
  static final class KeyAtHand {
    @Option(
        names = "--new-key",
        required = true,
        paramLabel = "FILE",
        description = "The new private key, PKCS#8 in DER or PEM; it signs the request.")
    Path key = Path.of("");

    @Option(
        names = "--certificates",
        required = true,
        paramLabel = "FILE",
        description = "The new key's chain in PEM, its own certificate first, the root left out.")
    Path certificates = Path.of("");
  }

  @Command(
      name = "revoke-key",
      mixinStandardHelpOptions = true,
      description = "Ends one of your party's keys; what it signed before stands.")
  int revokeKey(
      @Mixin Desk desk,
      @Parameters(paramLabel = "KEY", description = "The key's id.") KeyId key,
      @Option(names = "--reason", required = true) String reason) {
    return desk.send(
        "bol",
        new PartyAct.RevokeKey(
            desk.party(), head(desk, desk.party()), desk.now(), desk.place(), key, reason));
  }

  @Command(
      name = "freeze",
      mixinStandardHelpOptions = true,
      description = "Stops everything signed in a party's name: your own, or as a registrar any.")
  int freeze(
      @Mixin Desk desk,
      @Parameters(paramLabel = "PARTY") PartyId party,
      @Option(names = "--reason", required = true) String reason) {
    return desk.send(
        "bol",
        new PartyAct.Freeze(
            party, head(desk, party), desk.party(), desk.now(), desk.place(), reason));
  }

  @Command(
      name = "lift-freeze",
      mixinStandardHelpOptions = true,
      description = "As a registrar: lets a frozen party sign again.")
  int liftFreeze(
      @Mixin Desk desk,
      @Parameters(paramLabel = "PARTY") PartyId party,
      @Option(names = "--reason", required = true) String reason) {
    return desk.send(
        "bol",
        new PartyAct.LiftFreeze(
            party, head(desk, party), desk.party(), desk.now(), desk.place(), reason));
  }

  @Command(
      name = "request-key",
      mixinStandardHelpOptions = true,
      description = {
        "Prints a request for the profile's key, signed with it.",
        "It is for add-key, or for propose-key if your party has lost its last key."
      })
  int requestKey(
      @Mixin Desk desk,
      @Option(names = "--certificates", required = true, paramLabel = "FILE") Path certificates) {
    desk.line(desk.key().sign(requesting(desk, certificates)).value());
    return 0;
  }

  @Command(
      name = "propose-key",
      mixinStandardHelpOptions = true,
      description = "As the first of two registrars: proposes the key that a party has requested.")
  int proposeKey(
      @Mixin Desk desk,
      @Parameters(paramLabel = "PARTY") PartyId party,
      @Option(names = "--request", required = true, paramLabel = "FILE") Path request,
      @Option(names = "--reason", required = true, description = "How you know the party.")
          String reason) {
    return desk.send(
        "bol",
        new PartyAct.ProposeKey(
            party,
            head(desk, party),
            desk.party(),
            desk.now(),
            desk.place(),
            requested(request),
            reason));
  }

  @Command(
      name = "confirm-key",
      mixinStandardHelpOptions = true,
      description = "As the second registrar: confirms the proposed key; all before it end.")
  int confirmKey(
      @Mixin Desk desk,
      @Parameters(paramLabel = "PARTY") PartyId party,
      @Option(names = "--key", required = true, paramLabel = "KEY", description = "Its id.")
          KeyId key,
      @Option(names = "--reason", required = true, description = "How you know the party.")
          String reason) {
    return desk.send(
        "bol",
        new PartyAct.ConfirmKey(
            party, head(desk, party), desk.party(), desk.now(), desk.place(), key, reason));
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows a party and its keys.")
  int show(@Mixin Desk desk, @Parameters(paramLabel = "PARTY") PartyId party) {
    desk.print(desk.service("bol").get("/parties/" + party));
    return 0;
  }

  /** The hash of the last entry of a party's chain, to sign the next act after. */
  private static Hash head(Desk desk, PartyId party) {
    return new Hash(desk.service("bol").get("/parties/" + party).path("head").asText());
  }

  private static Statement.RequestKey requesting(Desk desk, Path certificates) {
    return new Statement.RequestKey(desk.party(), desk.now(), desk.place(), encoded(certificates));
  }

  private static SignedAct requested(Path request) {
    return new SignedAct(new String(Desk.bytes(request), StandardCharsets.UTF_8).strip());
  }

  private static List<String> encoded(Path certificates) {
    return Enrolments.certificates(Desk.bytes(certificates)).stream()
        .map(Parties::encoded)
        .toList();
  }

  private static String encoded(X509Certificate certificate) {
    try {
      return Base64.getEncoder().encodeToString(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read can be written", e);
    }
  }
}
