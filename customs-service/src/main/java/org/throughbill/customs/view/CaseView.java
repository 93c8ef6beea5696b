package org.throughbill.customs.view;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A case as lists show it; written with the entries it comes from, read by Panache. */
@Entity
@Immutable
@Table(name = "case_view")
public class CaseView extends PanacheEntityBase {
  @Id String bill;
  String number;
  String operator;
  String consignor;
  String holder;
  @Nullable String bank;
  String receipt;
  String delivery;
  String marks;
  int units;
  String state;
  int holds;
  String results;
  long seq;

  @Column(name = "title_seq")
  long titleSeq;

  /** For Hibernate alone. */
  @SuppressWarnings("NullAway.Init")
  CaseView() {}
}
