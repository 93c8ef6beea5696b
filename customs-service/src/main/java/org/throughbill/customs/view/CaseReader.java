package org.throughbill.customs.view;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** That a party may read a case. */
@Entity
@Immutable
@IdClass(CaseReader.Key.class)
@Table(name = "case_reader")
class CaseReader {
  /** Which party reads which case. */
  record Key(String party, String bill) {}

  @Id String party;
  @Id String bill;

  /** For Hibernate alone. */
  @SuppressWarnings("NullAway.Init")
  CaseReader() {}
}
