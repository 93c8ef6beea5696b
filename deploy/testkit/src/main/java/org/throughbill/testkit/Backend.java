package org.throughbill.testkit;

/** Where the servers of a test come from. */
sealed interface Backend permits Containers, Embedded {
  Servers.Coordinates start(String superuserPassword);

  String superuser();
}
