package org.throughbill.cli;

import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import org.throughbill.acts.PartyAct;
import org.throughbill.acts.sign.Enrolments;
import org.throughbill.acts.value.PartyId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The register of parties. */
@Command(
    name = "parties",
    mixinStandardHelpOptions = true,
    description = "Enrols and shows parties.")
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
    List<String> chain =
        Enrolments.certificates(Desk.bytes(certificates)).stream().map(Parties::encoded).toList();
    return desk.send(
        "bol", new PartyAct.Enrol(desk.party(), desk.now(), desk.place(), name, chain, accept));
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows a party and its keys.")
  int show(@Mixin Desk desk, @Parameters(paramLabel = "PARTY") PartyId party) {
    desk.print(desk.service("bol").get("/parties/" + party));
    return 0;
  }

  private static String encoded(X509Certificate certificate) {
    try {
      return Base64.getEncoder().encodeToString(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read can be written", e);
    }
  }
}
