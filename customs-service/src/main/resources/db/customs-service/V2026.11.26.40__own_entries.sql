-- The second lock on entries: who reads as a party is shown the inspections of its own cases, and nothing of the streams
-- that are copies here. A function keeps the readers out of the plans of the service itself, which says '*' and never
-- calls it.

create function is_shown(topic text, key text) returns boolean stable language plpgsql as $$
begin
  return topic = 'inspection-events' and exists (
    select from case_reader r where r.bill = key and r.party = current_setting('app.party', true));
end $$;

alter table entry enable row level security;
create policy added on entry for insert to ${app} with check (true);
create policy own_rows on entry for select to ${app} using (
  (select current_setting('app.party', true)) = '*' or is_shown(topic, key));
