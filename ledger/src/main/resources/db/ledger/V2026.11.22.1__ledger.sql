-- Chains of entries. One service owns a stream; the other streams in its database are copies it has verified.

create table chain (
  topic     text collate "C" not null,
  key       text collate "C" not null,
  seq       bigint           not null check (seq >= 1),
  head      text collate "C" not null,
  sealed_at timestamptz      not null,
  primary key (topic, key)
) with (fillfactor = 70);

create table entry (
  topic       text collate "C" not null,
  key         text collate "C" not null,
  seq         bigint           not null check (seq >= 1),
  prev        text collate "C" not null,
  act         text collate "C" not null,
  act_id      text collate "C" not null,
  sealed_at   timestamptz      not null,
  hash        text collate "C" not null,
  traceparent text,
  -- Which transaction wrote it: cursor reads stop before the oldest one still running, so none is passed over.
  tx          xid8             not null default pg_current_xact_id(),
  primary key (topic, key, seq),
  unique (topic, key, act_id)
);
create index entry_stream on entry (topic, tx, key, seq);

-- Entries of the own stream that the broker has not acknowledged.
create table unsent (
  tx    xid8             not null default pg_current_xact_id(),
  topic text collate "C" not null,
  key   text collate "C" not null,
  seq   bigint           not null,
  primary key (tx, topic, key, seq)
);

-- Which relay may mark entries as sent; a relay whose epoch has passed marks nothing.
create table relay_lease (
  one        boolean     primary key default true check (one),
  epoch      bigint      not null,
  held_until timestamptz not null
);
insert into relay_lease (epoch, held_until) values (0, '-infinity');

-- Records from other streams that did not verify, kept with the reason.
create table parked (
  topic     text collate "C" not null,
  record_at text             not null,
  key       text,
  reason    text             not null,
  record    bytea,
  parked_at timestamptz      not null default now(),
  primary key (topic, record_at)
);

-- Chains of other streams that could not be brought on yet.
create table behind (
  topic text collate "C" not null,
  key   text collate "C" not null,
  primary key (topic, key)
);

-- Which party a key belongs to; rebuilt from party-events.
create table party_key (
  kid   text collate "C" primary key,
  party text collate "C" not null
);

-- The service's user adds entries and never changes or removes one.
grant select, insert         on entry       to ${app};
grant select, insert, update on chain       to ${app};
grant select, insert, delete on unsent      to ${app};
grant select, update         on relay_lease to ${app};
grant select, insert         on parked      to ${app};
grant select, insert, delete on behind      to ${app};
grant select, insert, delete on party_key   to ${app};
