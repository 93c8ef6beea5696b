package org.throughbill.financing.view;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A request as lists show it; written with the entry it comes from, read by Panache. */
@Entity
@Immutable
@Table(name = "finance_view")
public class FinanceView extends PanacheEntityBase {
  @Id String id;
  String bill;
  String request;
  String requester;
  String bank;
  String currency;

  @Column(name = "minor_units")
  long minorUnits;

  String state;
  @Nullable Instant until;
  long seq;

  @Column(name = "sealed_at")
  Instant sealedAt;

  /** For Hibernate alone. */
  @SuppressWarnings("NullAway.Init")
  FinanceView() {}
}
