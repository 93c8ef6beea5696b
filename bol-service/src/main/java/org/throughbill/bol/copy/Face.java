package org.throughbill.bol.copy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.CmapSubtable;
import org.apache.fontbox.ttf.CmapTable;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The face a copy is set in, Latin and Chinese alike. What it cannot show, or what a reader would
 * not see, is shown by its code point, so that no character is lost or turned into another.
 */
final class Face implements AutoCloseable {
  private static final byte[] NOTO_SANS_SC = read("/fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf");
  private static final float EM = 1000;

  /** Letters by their category, and blank all the same. */
  private static final Set<Integer> BLANK = Set.of(0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0);

  private final TrueTypeFont outlines;
  private final CmapLookup glyphs;
  private final PDType0Font font;
  private final Map<Integer, Float> widths = new HashMap<>();

  private Face(TrueTypeFont outlines, PDDocument document) throws IOException {
    this.outlines = outlines;
    this.glyphs = outlines.getUnicodeCmapLookup();
    this.font = PDType0Font.load(document, outlines, true);
  }

  /** Embeds the face in a document, with those characters that will be used. */
  static Face in(PDDocument document) throws IOException {
    TrueTypeFont outlines = new TTFParser().parse(new RandomAccessReadBuffer(NOTO_SANS_SC));
    outlines.setEnableGsub(false);
    outlines.getCmap().setCmaps(new CmapSubtable[] {new Plain(outlines)});
    return new Face(outlines, document);
  }

  private static byte[] read(String name) {
    try (InputStream in = Face.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  PDType0Font font() {
    return font;
  }

  /** The text as it can be shown. */
  String shown(String text) {
    var shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (isVisible(c) && glyphs.getGlyphId(c) != 0) {
                shown.appendCodePoint(c);
              } else {
                shown.append(String.format("‹U+%04X›", c));
              }
            });
    return shown.toString();
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> !BLANK.contains(c);
    };
  }

  float width(int c, float size) {
    return widths.computeIfAbsent(c, this::width) * size / EM;
  }

  private float width(int c) {
    try {
      return font.getStringWidth(Character.toString(c));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  float width(String shown, float size) {
    return (float) shown.codePoints().mapToDouble(c -> width(c, size)).sum();
  }

  /** A text in lines no wider than this; a word that is too long for one is broken. */
  List<String> lines(String text, float size, float width) {
    int[] all = shown(text).codePoints().toArray();
    var lines = new ArrayList<String>();
    int start = 0;
    while (start < all.length) {
      int end = end(all, start, size, width);
      lines.add(new String(all, start, end - start).strip());
      start = end;
      while (start < all.length && all[start] == ' ') {
        start++;
      }
    }
    return lines;
  }

  private int end(int[] all, int start, float size, float width) {
    float used = 0;
    int breakable = start;
    for (int i = start; i < all.length; i++) {
      used += width(all[i], size);
      if (used > width && i > start && all[i] != ' ') {
        return breakable > start ? breakable : i;
      }
      if (mayBreakAfter(all, i)) {
        breakable = i + 1;
      }
    }
    return all.length;
  }

  private static boolean mayBreakAfter(int[] all, int i) {
    return all[i] == ' '
        || Character.isIdeographic(all[i])
        || (i + 1 < all.length && Character.isIdeographic(all[i + 1]));
  }

  @Override
  public void close() throws IOException {
    outlines.close();
  }

  /**
   * The characters of the face. Where two share a glyph, as a radical does with its character, the
   * one that is no mere look-alike is meant: what is copied out of the document is what was signed.
   */
  private static final class Plain extends CmapSubtable {
    private final CmapSubtable whole;

    Plain(TrueTypeFont font) throws IOException {
      this.whole =
          Objects.requireNonNull(
              font.getCmap()
                  .getSubtable(CmapTable.PLATFORM_WINDOWS, CmapTable.ENCODING_WIN_UNICODE_FULL));
      setPlatformId(CmapTable.PLATFORM_WINDOWS);
      setPlatformEncodingId(CmapTable.ENCODING_WIN_UNICODE_FULL);
    }

    @Override
    public int getGlyphId(int character) {
      return whole.getGlyphId(character);
    }

    @Override
    public List<Integer> getCharCodes(int glyph) {
      List<Integer> codes = whole.getCharCodes(glyph);
      return codes == null
          ? List.of()
          : codes.stream()
              .sorted(Comparator.comparing((Integer c) -> isLookAlike(c)).thenComparing(c -> c))
              .toList();
    }

    private static boolean isLookAlike(int c) {
      return Character.UnicodeBlock.CJK_RADICALS_SUPPLEMENT.equals(Character.UnicodeBlock.of(c))
          || !Normalizer.isNormalized(Character.toString(c), Normalizer.Form.NFKC);
    }
  }
}
