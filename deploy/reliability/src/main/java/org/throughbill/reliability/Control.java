package org.throughbill.reliability;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.json.RecordJson;

/**
 * A question that an assessor of a reliable system asks.
 *
 * @param answer what the registry does about it
 * @param rules the rules and requirements whose tests show that it does
 * @param open what no test of this repository shows; absent where nothing is left
 */
public record Control(
    String id,
    Group group,
    String question,
    String answer,
    List<String> rules,
    @Nullable String open) {
  /** The groups that the questions come in. */
  public enum Group {
    SYSTEM_DEFINED("The system is defined"),
    GENERAL_RELIABILITY("General reliability"),
    SECURITY("Security"),
    SINGULARITY_INTEGRITY_CONTROL("Singularity, integrity and exclusive control"),
    USE("Use of the record");

    private final String heading;

    Group(String heading) {
      this.heading = heading;
    }

    String heading() {
      return heading;
    }
  }

  /** All of them, as the resource has them. */
  public record All(List<Control> controls) {}

  /** The questions, in their order. */
  public static List<Control> all() {
    try (InputStream in =
        Objects.requireNonNull(Control.class.getResourceAsStream("controls.json"))) {
      return RecordJson.read(in.readAllBytes(), All.class).controls();
    } catch (IOException e) {
      throw new UncheckedIOException("controls.json", e);
    }
  }
}
