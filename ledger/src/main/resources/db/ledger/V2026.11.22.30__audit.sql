-- Who read and did what, beside the chains, which hold the acts themselves: parties, accounts and keys as ids, never a
-- payload or a name.
create table audit (
  -- As with entries: reads by cursor stop before the oldest transaction still running.
  tx      xid8        not null default pg_current_xact_id(),
  id      bigint      generated always as identity,
  at      timestamptz not null,
  party   text,
  account text,
  method  text        not null,
  route   text        not null,
  key     text,
  status  int         not null,
  reason  text,
  trace   text,
  primary key (tx, id)
);

-- Added to and read, never changed.
grant select, insert on audit to ${app};
