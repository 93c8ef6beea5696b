package org.throughbill.bol.copy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;

/** What is written, line by line, onto as many sheets of A4 as it needs. */
final class Sheets {
  private static final float WIDTH = PDRectangle.A4.getWidth();
  private static final float HEIGHT = PDRectangle.A4.getHeight();
  private static final float MARGIN = 45;
  private static final float TOP = HEIGHT - 66;
  private static final float BOTTOM = 60;
  private static final float LABELS = 130;
  private static final float TEXT = 8.5f;
  private static final float SMALL = 7;
  private static final float LEADING = 1.45f;
  private static final float BLACK = 0;
  private static final float PALE = 0.88f;

  private final Face face;
  private final List<List<Mark>> sheets = new ArrayList<>();
  private float y;

  /** Something at its place on a sheet. */
  private interface Mark {
    void draw(PDPageContentStream out) throws IOException;
  }

  Sheets(Face face) {
    this.face = face;
    turn();
  }

  private void turn() {
    sheets.add(new ArrayList<>());
    y = TOP;
  }

  private void room(float height) {
    if (y - height < BOTTOM) {
      turn();
    }
  }

  private void put(Mark mark) {
    sheets.getLast().add(mark);
  }

  private void put(String shown, float x, float size) {
    float at = y;
    put(out -> write(out, shown, x, at, size, BLACK));
  }

  void title(String text, float beside) {
    for (String line : face.lines(text, 15, WIDTH - 2 * MARGIN - beside)) {
      y -= 15 * LEADING;
      put(line, MARGIN, 15);
    }
  }

  /** A heading, with at least a line below it on the same sheet. */
  void heading(String text) {
    room(10 * LEADING + 2 * TEXT * LEADING + 8);
    y -= 8 + 10 * LEADING;
    put(face.shown(text), MARGIN, 10);
    float at = y - 3;
    put(
        out -> {
          out.setLineWidth(0.5f);
          out.moveTo(MARGIN, at);
          out.lineTo(WIDTH - MARGIN, at);
          out.stroke();
        });
    y -= 3;
  }

  /** A label and what it is for, beside it. */
  void row(String label, String text) {
    row(label, text, 0);
  }

  void row(String label, String text, float beside) {
    List<String> labels = face.lines(label, TEXT, LABELS - 8);
    List<String> lines = face.lines(text, TEXT, WIDTH - 2 * MARGIN - LABELS - beside);
    for (int i = 0; i < Math.max(labels.size(), lines.size()); i++) {
      room(TEXT * LEADING);
      y -= TEXT * LEADING;
      if (i < labels.size()) {
        put(labels.get(i), MARGIN, TEXT);
      }
      if (i < lines.size()) {
        put(lines.get(i), MARGIN + LABELS, TEXT);
      }
    }
  }

  void paragraph(String text) {
    for (String line : face.lines(text, TEXT, WIDTH - 2 * MARGIN)) {
      room(TEXT * LEADING);
      y -= TEXT * LEADING;
      put(line, MARGIN, TEXT);
    }
  }

  /** A code in the upper right corner of the first sheet. */
  void corner(Qr code, float side) {
    sheets.getFirst().add(out -> code.draw(out, WIDTH - MARGIN - side, TOP - side, side));
  }

  /** Puts every sheet into the document, each under the same head and with its number. */
  void into(PDDocument document, List<String> head, String foot, String mark) throws IOException {
    for (int i = 0; i < sheets.size(); i++) {
      var page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      String number =
          "Page "
              + (i + 1)
              + " of "
              + sheets.size()
              + "  第 "
              + (i + 1)
              + " 页，共 "
              + sheets.size()
              + " 页";
      try (var out = new PDPageContentStream(document, page)) {
        across(out, mark);
        for (int line = 0; line < head.size(); line++) {
          write(out, head.get(line), MARGIN, HEIGHT - 36 - line * 12, 9, BLACK);
        }
        for (Mark one : sheets.get(i)) {
          one.draw(out);
        }
        write(out, face.shown(foot), MARGIN, 36, SMALL, BLACK);
        write(out, number, MARGIN, 25, SMALL, BLACK);
      }
    }
  }

  /** Pale, from corner to corner, beneath everything else. */
  private void across(PDPageContentStream out, String mark) throws IOException {
    float size = 64;
    double angle = Math.atan2(HEIGHT, WIDTH);
    float half = face.width(mark, size) / 2;
    out.beginText();
    out.setNonStrokingColor(PALE);
    out.setFont(face.font(), size);
    out.setTextMatrix(
        Matrix.getRotateInstance(
            angle,
            (float) (WIDTH / 2 - half * Math.cos(angle)),
            (float) (HEIGHT / 2 - half * Math.sin(angle))));
    out.showText(mark);
    out.endText();
  }

  private void write(
      PDPageContentStream out, String shown, float x, float at, float size, float grey)
      throws IOException {
    if (shown.isEmpty()) {
      return;
    }
    out.beginText();
    out.setNonStrokingColor(grey);
    out.setFont(face.font(), size);
    out.newLineAtOffset(x, at);
    out.showText(shown);
    out.endText();
  }
}
