import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.client.Client;
import org.throughbill.acts.document.Endorsement;
import org.throughbill.acts.sign.SigningKey;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Unlocode;

/** Sells a bill on: arguments are the bill and an access token of haiphong-import. */
void main(String[] args) throws Exception {
  String id = args[0];
  String token = args[1];
  var me = new PartyId("haiphong-import");
  var key = SigningKey.of(Files.readAllBytes(Path.of(".local/pki/haiphong-import.key")));
  var bol = new Client(HttpClient.newHttpClient(), URI.create("http://127.0.0.1:8081"), () -> token);
  var bill = bol.get("/bills/" + id);
  var sellOn =
      new TitleAct.Transfer(
          new BillId(id),
          new Hash(bill.path("head").asText()),
          me,
          Instant.now(),
          new Unlocode("VNHPH"),
          new PartyId("cq-machinery"),
          new Endorsement(Endorsement.Kind.TO_ORDER, new PartyId("cq-machinery")));
  IO.println(bol.send(key.sign(sellOn)));
}
