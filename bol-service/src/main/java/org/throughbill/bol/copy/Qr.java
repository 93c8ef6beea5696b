package org.throughbill.bol.copy;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.IOException;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/** An address as a QR code (ISO/IEC 18004), black on white. */
final class Qr {
  private static final int QUIET_ZONE = 4;

  private final BitMatrix modules;

  Qr(String address) {
    try {
      this.modules =
          new QRCodeWriter()
              .encode(
                  address,
                  BarcodeFormat.QR_CODE,
                  0,
                  0,
                  Map.of(
                      EncodeHintType.ERROR_CORRECTION,
                      ErrorCorrectionLevel.M,
                      EncodeHintType.MARGIN,
                      QUIET_ZONE));
    } catch (WriterException tooLong) {
      throw new IllegalArgumentException(address, tooLong);
    }
  }

  void draw(PDPageContentStream out, float x, float y, float side) throws IOException {
    float module = side / modules.getHeight();
    out.setNonStrokingColor(1f);
    out.addRect(x, y, side, side);
    out.fill();
    out.setNonStrokingColor(0f);
    for (int row = 0; row < modules.getHeight(); row++) {
      for (int column = 0; column < modules.getWidth(); column++) {
        if (modules.get(column, row)) {
          out.addRect(x + column * module, y + side - (row + 1) * module, module, module);
        }
      }
    }
    out.fill();
  }
}
