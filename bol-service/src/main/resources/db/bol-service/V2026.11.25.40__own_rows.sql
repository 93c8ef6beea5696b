-- A second lock on what callers are shown: who reads as a party is shown its own rows, and who does not say as whom it
-- reads, none. The service itself, which decides and writes, says '*', which is the name of no party.

alter table bill_view enable row level security;
create policy own_rows on bill_view to ${app} using (
  (select current_setting('app.party', true)) = '*'
  or exists (
    select from bill_reader r
    where r.bill = bill_view.id and r.party = (select current_setting('app.party', true))
      and r.up_to = 9223372036854775807 and (r.lapses_at is null or r.lapses_at >= now())));

alter table bill_reader enable row level security;
create policy own_rows on bill_reader to ${app} using (
  (select current_setting('app.party', true)) in ('*', party));

alter table draft enable row level security;
create policy own_rows on draft to ${app} using (
  (select current_setting('app.party', true)) in ('*', shipper, consignor, operator));
