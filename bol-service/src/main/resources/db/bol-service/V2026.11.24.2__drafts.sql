-- Drafts are listed by whom they concern, newest first.

create index draft_shipper on draft (shipper, drafted_at);
create index draft_consignor on draft (consignor, drafted_at);
create index draft_operator on draft (operator, drafted_at);
