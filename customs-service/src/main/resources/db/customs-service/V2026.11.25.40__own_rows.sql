-- A second lock on what callers are shown: who reads as a party is shown its own rows, and who does not say as whom it
-- reads, none. The service itself, which decides and writes and reads for officers, says '*', the name of no party.

alter table case_view enable row level security;
create policy own_rows on case_view to ${app} using (
  (select current_setting('app.party', true)) = '*'
  or exists (
    select from case_reader r
    where r.bill = case_view.bill and r.party = (select current_setting('app.party', true))));

alter table case_reader enable row level security;
create policy own_rows on case_reader to ${app} using (
  (select current_setting('app.party', true)) in ('*', party));
