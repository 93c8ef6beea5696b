-- Requests for finance as lists show them; rebuilt from the collateral chains at any time.

create table finance_view (
  id          text collate "C" primary key, -- bill/request
  bill        text collate "C" not null,
  request     text        not null,
  requester   text        not null,
  bank        text        not null,
  currency    text        not null,
  minor_units bigint      not null,
  state       text        not null,
  until       timestamptz,
  seq         bigint      not null,
  sealed_at   timestamptz not null
);
create index finance_view_requester on finance_view (requester, id);
create index finance_view_bank on finance_view (bank, id);

grant select, insert, update on finance_view to ${app};
