package org.throughbill.customs.view;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Immutable;

/** That a party may read a case; named by the document, or for an interest it has now. */
@Entity
@Immutable
@Table(name = "case_reader")
class CaseReader implements Serializable {
  @Id String party;
  @Id String bill;
  boolean named;

  /** For Hibernate alone. */
  @SuppressWarnings("NullAway.Init")
  CaseReader() {}
}
