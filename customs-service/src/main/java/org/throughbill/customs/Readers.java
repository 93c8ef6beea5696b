package org.throughbill.customs;

import jakarta.enterprise.context.ApplicationScoped;
import org.throughbill.acts.Role;
import org.throughbill.acts.value.BillId;
import org.throughbill.customs.view.CaseViews;
import org.throughbill.ledger.http.Caller;
import org.throughbill.ledger.register.Register;

/** Who reads which case: officers and the registry all, a party those of bills it has a role in. */
@ApplicationScoped
public class Readers {
  private final Register register;
  private final CaseViews views;

  Readers(Register register, CaseViews views) {
    this.register = register;
    this.views = views;
  }

  /** Whether a party reads every case; the register says who is an officer, not the token. */
  public boolean mayReadAll(Caller caller) {
    return caller.readsAll()
        || register.party(caller.party()).filter(party -> party.is(Role.OFFICER)).isPresent();
  }

  public boolean mayRead(BillId bill, Caller caller) {
    return mayReadAll(caller) || views.isReader(bill, caller.party());
  }
}
