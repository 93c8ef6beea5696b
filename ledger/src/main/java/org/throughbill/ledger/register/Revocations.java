package org.throughbill.ledger.register;

import static org.throughbill.acts.Refused.require;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.CRL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.sign.Enrolments;

/**
 * The authorities' certificate revocation lists, as they lie in files: read again when one changes.
 *
 * <p>Lists that cannot be read, or are gone, leave those in force that were read before: whoever
 * can take a list away must not be able to bring a revoked certificate in.
 */
public final class Revocations {
  private static final Logger LOG = Logger.getLogger(Revocations.class);

  private final List<Path> places;
  private final Enrolments roots;
  private @Nullable Read read;

  private record Version(FileTime modified, long size) {}

  private record Read(Map<Path, Version> versions, Enrolments enrolments) {}

  /**
   * @param places files, or folders of files; none if revocation by list is not checked
   */
  public Revocations(List<Path> places, Enrolments roots) {
    this.places = List.copyOf(places);
    this.roots = roots;
    enrolments();
  }

  /** Judges certificates by the lists as they are now. */
  public synchronized Enrolments enrolments() {
    if (places.isEmpty()) {
      return roots;
    }
    Read before = read;
    try {
      Map<Path, Version> now = versions();
      if (before == null || !before.versions().equals(now)) {
        before = new Read(now, roots.asking(lists(now)));
        read = before;
        LOG.infof("%d files of revocation lists are in force", now.size());
      }
    } catch (IOException | Refused e) {
      if (before == null) {
        throw new IllegalStateException("the revocation lists cannot be read: " + places, e);
      }
      LOG.errorf("the revocation lists cannot be read, those of before stay in force: %s", e);
    }
    return before.enrolments();
  }

  private Map<Path, Version> versions() throws IOException {
    var versions = new TreeMap<Path, Version>();
    for (Path place : places) {
      for (Path file : files(place)) {
        versions.put(file, new Version(Files.getLastModifiedTime(file), Files.size(file)));
      }
    }
    require(!versions.isEmpty(), Rule.R40, "there is no list in the configured places");
    return versions;
  }

  private static List<Path> files(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      return List.of(place);
    }
    try (Stream<Path> files = Files.list(place)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static List<CRL> lists(Map<Path, Version> files) throws IOException {
    var lists = new ArrayList<CRL>();
    for (Path file : files.keySet()) {
      lists.addAll(Enrolments.revocations(Files.readAllBytes(file)));
    }
    return lists;
  }
}
