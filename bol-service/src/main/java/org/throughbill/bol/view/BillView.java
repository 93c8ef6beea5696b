package org.throughbill.bol.view;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A bill as lists show it; written with the entry it comes from, read by Panache. */
@Entity
@Immutable
@Table(name = "bill_view")
public class BillView extends PanacheEntityBase {
  @Id String id;
  String number;
  String operator;
  String consignor;
  @Nullable String controller;
  String state;
  int holds;
  long seq;

  @Column(name = "sealed_at")
  Instant sealedAt;

  /** When the offer on the bill lapses, and to which state. */
  @Column(name = "lapses_at")
  @Nullable Instant lapsesAt;

  @Column(name = "lapses_to")
  @Nullable String lapsesTo;

  String stateAt(Instant time) {
    return lapsesAt != null && lapsesTo != null && lapsesAt.isBefore(time) ? lapsesTo : state;
  }

  /** For Hibernate alone. */
  @SuppressWarnings("NullAway.Init")
  BillView() {}
}
