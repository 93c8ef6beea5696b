package org.throughbill.bol.view;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Immutable;

/** That a party may read a bill, and up to which entry. */
@Entity
@Immutable
@Table(name = "bill_reader")
class BillReader implements Serializable {
  @Id String party;
  @Id String bill;

  @Column(name = "up_to")
  long upTo;

  /** For Hibernate alone. */
  @SuppressWarnings("NullAway.Init")
  BillReader() {}
}
