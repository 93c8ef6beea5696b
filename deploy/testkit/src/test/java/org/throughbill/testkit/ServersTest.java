package org.throughbill.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.throughbill.local.Database;

class ServersTest {
  private final Servers servers = Servers.shared();

  @ParameterizedTest
  @EnumSource(Database.class)
  void every_service_has_a_database_and_two_roles(Database database) throws Exception {
    for (Servers.Login login :
        new Servers.Login[] {servers.owner(database), servers.app(database)}) {
      try (var connection =
          DriverManager.getConnection(servers.jdbcUrl(database), login.user(), login.password())) {
        assertThat(connection.isValid(2)).isTrue();
      }
    }
  }

  @Test
  void the_topics_are_there() throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", servers.bootstrapServers()))) {
      assertThat(admin.listTopics().names().get())
          .contains("bill-events", "inspection-events", "collateral-events", "party-events");
      var described = admin.describeTopics(List.of("bill-events", "party-events"));
      assertThat(described.allTopicNames().get().values())
          .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(12));
    }
  }

  @Test
  void a_quarkus_test_gets_the_configuration_of_its_database() {
    var resource = new ServersResource();
    resource.init(Map.of("database", "customs"));
    assertThat(resource.start())
        .containsEntry("quarkus.datasource.username", "customs_app")
        .containsEntry("quarkus.flyway.username", "customs_owner")
        .containsEntry("quarkus.datasource.jdbc.url", servers.jdbcUrl(Database.CUSTOMS))
        .containsEntry("kafka.bootstrap.servers", servers.bootstrapServers())
        .containsEntry("quarkus.oidc.auth-server-url", servers.issuer().toString());
    assertThatThrownBy(() -> new ServersResource().init(Map.of("database", "bank")))
        .hasMessageContaining("name one of bol, customs, financing");
    assertThatThrownBy(() -> new ServersResource().start())
        .hasMessageContaining("Name the database");
  }

  @Test
  void another_class_loader_gets_the_same_servers() throws Exception {
    try (var loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
      Class<?> other = loader.loadClass(Servers.class.getName());
      assertThat(other).isNotSameAs(Servers.class);
      Object shared = other.getMethod("shared").invoke(null);
      assertThat(other.getMethod("bootstrapServers").invoke(shared))
          .isEqualTo(servers.bootstrapServers());
    }
  }

  private static URL[] classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(":"))
        .map(ServersTest::url)
        .toArray(URL[]::new);
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }
}
