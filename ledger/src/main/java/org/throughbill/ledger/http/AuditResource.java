package org.throughbill.ledger.http;

import static org.throughbill.acts.Refused.require;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.throughbill.acts.Form;
import org.throughbill.ledger.audit.AuditPage;
import org.throughbill.ledger.audit.AuditTable;

/** Who read and did what, for auditors; for everybody else there is nothing here. */
@Path("/audit")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {
  private static final int MOST = 500;

  private final AuditTable table;
  private final Callers callers;

  AuditResource(AuditTable table, Callers callers) {
    this.table = table;
    this.callers = callers;
  }

  /**
   * The lines after a cursor, oldest first, at most 500.
   *
   * @param after what an earlier page gave as {@code next}; absent for the first page
   */
  @GET
  @RunOnVirtualThread
  public AuditPage read(@QueryParam("after") @DefaultValue("") String after) {
    require(callers.present().isAuditor(), Form.NOT_FOUND, "no such resource");
    return table.page(after, MOST);
  }
}
