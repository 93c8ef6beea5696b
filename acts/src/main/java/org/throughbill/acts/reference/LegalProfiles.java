package org.throughbill.acts.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.json.RecordJson;
import org.throughbill.acts.value.ProfileId;

/**
 * The legal profiles a registry knows.
 *
 * @param profiles the first is that of a bill that names none
 */
public record LegalProfiles(List<LegalProfile> profiles) {
  private static final LegalProfiles STANDARD = read();

  /** The profiles that ship with the product; docs/legal-profiles.md says what is open in each. */
  public static LegalProfiles standard() {
    return STANDARD;
  }

  /** The profile of this name, or the first where a bill names none. */
  public Optional<LegalProfile> find(@Nullable ProfileId id) {
    return profiles.stream().filter(profile -> id == null || profile.id().equals(id)).findFirst();
  }

  private static LegalProfiles read() {
    try (InputStream in = LegalProfiles.class.getResourceAsStream("profiles.json")) {
      if (in == null) {
        throw new IllegalStateException("the product ships without profiles.json");
      }
      return RecordJson.read(in.readAllBytes(), LegalProfiles.class);
    } catch (IOException e) {
      throw new UncheckedIOException("reading profiles.json", e);
    }
  }
}
