package org.throughbill.bol.view;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** That a party may read a bill, and up to which entry. */
@Entity
@Immutable
@IdClass(BillReader.Key.class)
@Table(name = "bill_reader")
class BillReader {
  /** Which party reads which bill. */
  record Key(String party, String bill) {}

  @Id String party;
  @Id String bill;

  @Column(name = "up_to")
  long upTo;

  /** When an offer to the party lapses, and up to which entry it reads from then on. */
  @Column(name = "lapses_at")
  @Nullable Instant lapsesAt;

  @Column(name = "lapses_to")
  @Nullable Long lapsesTo;

  /** For Hibernate alone. */
  @SuppressWarnings("NullAway.Init")
  BillReader() {}
}
