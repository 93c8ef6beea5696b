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

  /** For Hibernate alone. */
  @SuppressWarnings("NullAway.Init")
  BillView() {}
}
