package org.throughbill.reliability;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The tests that the last runs of all modules reported, as far as their names begin with a rule.
 *
 * @param tests by rule, class and name
 * @param oldest when the first of the reports was written
 * @param newest when the last of them was
 */
public record TestRun(List<Test> tests, Instant oldest, Instant newest) {
  private static final Pattern NAME = Pattern.compile("(R\\d\\d)_(\\w+).*");

  /** How a test ended. */
  public enum Outcome {
    PASSED,
    FAILED,
    SKIPPED
  }

  /** A test that is named after a rule. */
  public record Test(String rule, String type, String name, Outcome outcome) {}

  public TestRun {
    tests =
        tests.stream()
            .sorted(
                Comparator.comparing(Test::rule)
                    .thenComparing(Test::type)
                    .thenComparing(Test::name)
                    .thenComparing(Test::outcome))
            .toList();
  }

  /** Reads the reports below a folder; refuses a folder in which no test has run. */
  public static TestRun below(Path root) {
    List<Path> reports = reports(root);
    if (reports.isEmpty()) {
      throw new IllegalArgumentException("no test has run below " + root + ": run deploy/test");
    }
    var tests = new ArrayList<Test>();
    reports.forEach(report -> tests.addAll(read(report)));
    List<Instant> written = reports.stream().map(TestRun::writtenAt).sorted().toList();
    return new TestRun(tests, written.getFirst(), written.getLast());
  }

  /** Modules lie in the root, or in a folder of it. */
  private static List<Path> reports(Path root) {
    return Stream.concat(folders(root).stream(), folders(root).stream().flatMap(TestRun::within))
        .map(module -> module.resolve("target").resolve("surefire-reports"))
        .flatMap(TestRun::reportsIn)
        .sorted()
        .toList();
  }

  private static Stream<Path> within(Path folder) {
    return folders(folder).stream();
  }

  private static List<Path> folders(Path root) {
    try (Stream<Path> all = Files.list(root)) {
      return all.filter(Files::isDirectory)
          .filter(folder -> !folder.getFileName().toString().startsWith("."))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("looking for modules in " + root, e);
    }
  }

  private static Stream<Path> reportsIn(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all
          .filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException("looking for reports in " + folder, e);
    }
  }

  private static Instant writtenAt(Path report) {
    try {
      return Files.getLastModifiedTime(report).toInstant().truncatedTo(ChronoUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(report.toString(), e);
    }
  }

  private static List<Test> read(Path report) {
    try (InputStream in = Files.newInputStream(report)) {
      return read(in);
    } catch (IOException | XMLStreamException e) {
      throw new IllegalArgumentException("no report of tests: " + report, e);
    }
  }

  private static List<Test> read(InputStream report) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XMLStreamReader xml = factory.createXMLStreamReader(report);
    var tests = new ArrayList<Test>();
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT) {
        begin(xml, tests);
      }
    }
    return tests.stream().filter(test -> !test.rule().isEmpty()).toList();
  }

  /** A test has passed unless an element within its own says otherwise. */
  private static void begin(XMLStreamReader xml, List<Test> tests) {
    switch (xml.getLocalName()) {
      case "testcase" ->
          tests.add(test(attribute(xml, "name"), attribute(xml, "classname"), Outcome.PASSED));
      case "failure", "error" -> end(tests, Outcome.FAILED);
      case "skipped" -> end(tests, Outcome.SKIPPED);
      default -> {}
    }
  }

  private static void end(List<Test> tests, Outcome outcome) {
    Test last = tests.removeLast();
    tests.add(new Test(last.rule(), last.type(), last.name(), outcome));
  }

  private static Test test(String name, String type, Outcome outcome) {
    Matcher named = NAME.matcher(name);
    return named.matches()
        ? new Test(named.group(1), type, named.group(2), outcome)
        : new Test("", type, name, outcome);
  }

  private static String attribute(XMLStreamReader xml, String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  List<Test> of(String rule) {
    return tests.stream().filter(test -> test.rule().equals(rule)).toList();
  }
}
