-- A second lock on what callers are shown: who reads as a party is shown its own rows, and who does not say as whom it
-- reads, none. The service itself, which decides and writes, says '*', which is the name of no party.

alter table finance_view enable row level security;
create policy own_rows on finance_view to ${app} using (
  (select current_setting('app.party', true)) in ('*', requester, bank));
