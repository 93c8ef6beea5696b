package org.throughbill.bol.copy;

import static org.throughbill.acts.Refused.require;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.throughbill.acts.Form;
import org.throughbill.acts.Refused;
import org.throughbill.acts.reference.Places;
import org.throughbill.bol.bill.Bill;
import org.throughbill.ledger.Head;

/**
 * A bill as it was after one entry, as a PDF in English and Chinese. It says on every page that it
 * is a copy, and leads by its QR code to the public word on that very entry. The same entry gives
 * the same bytes.
 */
public final class BillCopy {
  private static final String MARK = "COPY 副本";
  private static final List<String> HEAD =
      List.of(
          MARK + " — not the transferable record itself; it gives no right to the goods.",
          "本件为副本，并非可转让记录本身，不赋予任何提货权利。");
  private static final float CODE = 104;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** A copy in the making holds the whole face. */
  private final Semaphore making = new Semaphore(2);

  private final Places places;
  private final URI registry;

  /**
   * @param registry where the public reaches this registry
   */
  public BillCopy(Places places, URI registry) {
    this.places = places;
    this.registry = registry;
  }

  /** The bill as of the entry it was folded to. */
  public byte[] of(Bill bill, Head entry) {
    enter(making);
    try {
      return made(bill, entry);
    } finally {
      making.release();
    }
  }

  private static void enter(Semaphore making) {
    try {
      require(
          making.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS),
          Form.UNAVAILABLE,
          "other copies are in the making");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refused(Form.UNAVAILABLE, "the service is stopping");
    }
  }

  private byte[] made(Bill bill, Head entry) {
    try (var document = new PDDocument();
        var face = Face.in(document)) {
      var sheets = new Sheets(face);
      String address = registry.resolve("/verify/" + bill.id() + "/" + entry.hash()).toString();
      new Contents(sheets, places, bill, entry, CODE + 12).write(address);
      sheets.corner(new Qr(address), CODE);
      sheets.into(
          document,
          HEAD,
          "Bill 提单 " + bill.number() + " · entry 条目 " + entry.seq() + " · " + entry.hash(),
          MARK);
      return saved(document, bill, entry);
    } catch (IOException e) {
      throw new UncheckedIOException("copying " + bill.id(), e);
    }
  }

  /** Names no time but the entry's, and an id that is the entry's too. */
  private static byte[] saved(PDDocument document, Bill bill, Head entry) throws IOException {
    var about = new PDDocumentInformation();
    about.setTitle(MARK + " " + bill.id());
    about.setSubject("entry " + entry.seq() + " " + entry.hash());
    document.setDocumentInformation(about);
    document.setDocumentId(Long.parseUnsignedLong(entry.hash().value().substring(0, 16), 16));
    var out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }
}
