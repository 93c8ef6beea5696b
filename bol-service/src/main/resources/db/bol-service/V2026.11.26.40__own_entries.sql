-- The second lock on entries: who reads as a party is shown the chains of all parties, and of a bill's chain what its
-- readers say. A function keeps the readers out of the plans of the service itself, which says '*' and never calls it.

create function is_shown(topic text, key text, seq bigint) returns boolean stable language plpgsql as $$
begin
  return case topic
    when 'party-events' then current_setting('app.party', true) <> ''
    when 'bill-events' then exists (
      select from bill_reader r
      where r.bill = key and r.party = current_setting('app.party', true)
        and seq <= case when r.lapses_at < now() then r.lapses_to else r.up_to end)
    else false
  end;
end $$;

alter table entry enable row level security;
create policy added on entry for insert to ${app} with check (true);
create policy own_rows on entry for select to ${app} using (
  (select current_setting('app.party', true)) = '*' or is_shown(topic, key, seq));
