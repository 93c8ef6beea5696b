package org.throughbill.customs;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.throughbill.local.Loopback;

/** Says where the owner of the followed streams answers; {@link Bol} listens there. */
public final class OwnerResource implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    String owner = "http://" + Loopback.HOST + ":" + Loopback.freePorts(1).getFirst();
    return Map.of(
        "throughbill.owners.bill-events", owner, "throughbill.owners.party-events", owner);
  }

  @Override
  public void stop() {}
}
