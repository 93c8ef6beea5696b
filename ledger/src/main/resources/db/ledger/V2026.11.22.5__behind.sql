-- Why a chain stayed behind, and when it was last tried: whoever waits longest is tried next, so that chains that
-- fail again and again cannot keep another from its turn.
alter table behind
  add column reason   text        not null default '',
  add column tried_at timestamptz not null default clock_timestamp();
create index behind_turn on behind (tried_at);
grant update on behind to ${app};
