-- Up to which entry a party reads a collateral chain, as far as every entry is its business.

create table collateral_reader (
  bill  text collate "C" not null,
  party text             not null,
  up_to bigint           not null,
  primary key (party, bill)
);
grant select, insert, update on collateral_reader to ${app};

alter table collateral_reader enable row level security;
create policy own_rows on collateral_reader to ${app} using (
  (select current_setting('app.party', true)) in ('*', party));

-- The second lock on entries: who reads as a party is shown what its readers say of collateral chains, and nothing of
-- the streams that are copies here. A function keeps the readers out of the plans of the service itself, which says '*'
-- and never calls it.

create function is_shown(topic text, key text, seq bigint) returns boolean stable language plpgsql as $$
begin
  return topic = 'collateral-events' and exists (
    select from collateral_reader r
    where r.bill = key and r.party = current_setting('app.party', true) and seq <= r.up_to);
end $$;

alter table entry enable row level security;
create policy added on entry for insert to ${app} with check (true);
create policy own_rows on entry for select to ${app} using (
  (select current_setting('app.party', true)) = '*' or is_shown(topic, key, seq));
