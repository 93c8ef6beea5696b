package org.throughbill.bol.copy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Goods;
import org.throughbill.acts.document.Leg;
import org.throughbill.acts.document.OrderClause;
import org.throughbill.acts.document.Particulars;
import org.throughbill.acts.document.Procedures;
import org.throughbill.acts.document.UnderlyingDocument;
import org.throughbill.acts.inspection.Findings;
import org.throughbill.acts.reference.Places;
import org.throughbill.acts.title.Instrument;
import org.throughbill.acts.title.Order;
import org.throughbill.acts.title.Title;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.ContainerNumber;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.HsCode;
import org.throughbill.acts.value.Money;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Place;
import org.throughbill.acts.value.Unlocode;
import org.throughbill.acts.value.Vin;
import org.throughbill.acts.value.Weight;
import org.throughbill.bol.bill.Bill;
import org.throughbill.bol.bill.Undelivered;
import org.throughbill.ledger.Head;

class BillCopyTest {
  private static final Instant BEGIN = Instant.parse("2026-11-22T08:00:00Z");
  private static final BillId BILL = new BillId("ab".repeat(32));
  private static final Head ENTRY = new Head(7, new Hash("cd".repeat(32)), BEGIN);
  private static final PartyId MAKER = new PartyId("cq-machinery");
  private static final BillCopy COPIES =
      new BillCopy(Places.corridor(), URI.create("https://registry.example"));

  private static Goods machine(String description) {
    return new Goods(
        description,
        "CQM 1/1",
        1,
        new Weight("18500"),
        new HsCode("847710"),
        new ContainerNumber("CSQU3054383"),
        List.of(),
        List.of("M-1"));
  }

  private static Bill bill(String consignor, Goods goods) {
    var yuzui = new Place(new Unlocode("CNCKG"), "Yuzui");
    Place qinzhou = Place.of("CNQZH");
    Place haiphong = Place.of("VNHPH");
    var document =
        new Document(
            "Negotiable document under the United Nations Convention on Negotiable Cargo Documents",
            new Particulars(new PartyId("cq-land-sea"), "重庆陆海联运", "重庆市江北区"),
            new Particulars(MAKER, consignor, "Yubei, Chongqing"),
            new Particulars(new PartyId("haiphong-import"), "Công ty Hải Phòng", "Hai An"),
            new OrderClause(OrderClause.Kind.TO_ORDER, null),
            yuzui,
            haiphong,
            List.of(
                leg(Leg.Mode.RAIL, "china-rail", yuzui, qinzhou, 1),
                leg(Leg.Mode.SEA, "beibu-lines", qinzhou, haiphong, 3)),
            List.of(goods),
            "one case scratched",
            1,
            new Money("CNY", 302_000_000),
            List.of(new UnderlyingDocument(UnderlyingDocument.Kind.SMGS, "SMGS-1", false)),
            new Procedures("Corridor rulebook 2026.1", "CN", "https://rules.example/1"));
    var instrument =
        new Instrument(
            BILL,
            new BillNumber("NLS20261122"),
            null,
            document,
            new Title.Held(MAKER),
            Order.atIssue(document),
            List.of(),
            List.of(),
            Set.of());
    return new Bill(
        instrument,
        List.of(),
        Map.of(),
        Findings.NONE,
        Set.of(),
        Set.of(),
        new Undelivered(List.of(), List.of()));
  }

  private static Leg leg(Leg.Mode mode, String carrier, Place from, Place to, int day) {
    return new Leg(
        mode,
        new PartyId(carrier),
        from,
        to,
        BEGIN.plusSeconds(day * 86_400L),
        BEGIN.plusSeconds((day + 1) * 86_400L),
        "X80" + day);
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static String unbroken(String text) {
    return text.replaceAll("\\s", "");
  }

  @Test
  void R39_all_particulars_are_there_in_english_and_chinese_as_signed() throws IOException {
    String text = text(COPIES.of(bill("Chongqing Machinery", machine("注塑机 injection")), ENTRY));
    assertThat(text)
        .contains(
            "Single bill of lading 一单制提单",
            "Transport operator 运输经营人",
            "重庆陆海联运, 重庆市江北区 (cq-land-sea)",
            "Chongqing Machinery",
            "Công ty Hải Phòng",
            "CNQZH Qinzhou 钦州",
            "VNHPH Hai Phong 海防",
            "rail 铁路",
            "china-rail",
            "X803",
            "注塑机 injection",
            "CSQU3054383",
            "18500 kg",
            "847710",
            "M-1",
            "claused 批注: one case scratched",
            "CNY 3020000.00",
            "SMGS SMGS-1",
            "Corridor rulebook 2026.1",
            "In control 控制人",
            "Page 1 of ");
    assertThat(unbroken(text)).contains(BILL.value(), ENTRY.hash().value());
  }

  @Test
  void R15_every_sheet_says_that_it_is_a_copy_and_of_which_entry() throws IOException {
    List<Vin> cars =
        IntStream.range(0, 256)
            .mapToObj(i -> new Vin("WVGZZZ5NZJM" + String.format("%06d", i)))
            .toList();
    var goods =
        new Goods(
            "Cars", "N/M", 256, new Weight("460800"), new HsCode("870322"), null, cars, List.of());
    byte[] pdf = COPIES.of(bill("Chongqing Cars", goods), ENTRY);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      int sheets = document.getNumberOfPages();
      assertThat(sheets).isGreaterThan(1);
      for (int sheet = 1; sheet <= sheets; sheet++) {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(sheet);
        stripper.setEndPage(sheet);
        assertThat(stripper.getText(document))
            .contains(
                "COPY 副本 — not the transferable record itself",
                "本件为副本，并非可转让记录本身",
                "entry 条目 7",
                ENTRY.hash().value(),
                "Page " + sheet + " of " + sheets,
                "第 " + sheet + " 页，共 " + sheets + " 页");
      }
    }
    assertThat(text(pdf)).contains(cars.stream().map(Vin::value).toList());
  }

  @Test
  void R44_the_code_leads_to_the_public_word_on_that_entry() throws IOException {
    byte[] pdf = COPIES.of(bill("Chongqing Machinery", machine("a machine")), ENTRY);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      BufferedImage sheet = new PDFRenderer(document).renderImageWithDPI(0, 150);
      assertThat(decoded(sheet))
          .isEqualTo("https://registry.example/verify/" + BILL + "/" + ENTRY.hash());
    }
  }

  private static String decoded(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    var bitmap =
        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
    try {
      return new QRCodeReader().decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true)).getText();
    } catch (ReaderException e) {
      throw new AssertionError("no code on the sheet", e);
    }
  }

  @Test
  void R15_the_same_entry_gives_the_same_bytes() {
    Bill bill = bill("Chongqing Machinery", machine("注塑机"));
    assertThat(COPIES.of(bill, ENTRY)).isEqualTo(COPIES.of(bill, ENTRY));
    var later = new Head(8, new Hash("ef".repeat(32)), BEGIN);
    assertThat(COPIES.of(bill, later)).isNotEqualTo(COPIES.of(bill, ENTRY));
  }

  @Test
  void R39_what_cannot_be_shown_is_shown_by_its_code_point() throws IOException {
    String hostile = "a\u0000b\u202Ec\u200Bd\u05D0e\uD83D\uDE00f\uD800g\u3164h\nend";
    String text = text(COPIES.of(bill("Maker", machine(hostile)), ENTRY));
    assertThat(unbroken(text))
        .contains("a‹U+0000›b‹U+202E›c‹U+200B›d‹U+05D0›e‹U+1F600›f‹U+D800›g‹U+3164›h‹U+000A›end");
  }

  @Test
  void R39_a_word_longer_than_its_line_is_broken_and_not_lost() throws IOException {
    String endless = "W".repeat(500) + "Q";
    String text = text(COPIES.of(bill(endless, machine("")), ENTRY));
    assertThat(unbroken(text)).contains(endless);
  }

  /** Characters that share their glyph with a radical or a fullwidth form are copied as signed. */
  @Test
  void R39_look_alikes_are_copied_out_as_they_were_signed() throws IOException {
    String signed =
        "一二人八刀力十口土大女子山工己巾干弓心手日月木水火父牛犬王用田白目石示立竹米羊老耳自舌舟色虫血行衣西見言谷豆貝赤走足身車辰金長門雨青非面革音頁食馬骨高魚鳥車车见贝页风飞马鱼鸟";
    String text = text(COPIES.of(bill("Maker", machine(signed)), ENTRY));
    assertThat(unbroken(text)).contains(signed);
  }
}
