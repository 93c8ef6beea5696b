-- Views of the title chains; all of them can be rebuilt from the entries.

create table bill_view (
  id         text collate "C" primary key,
  number     text        not null,
  operator   text        not null,
  consignor  text        not null,
  controller text,
  state      text        not null,
  holds      int         not null,
  seq        bigint      not null,
  sealed_at  timestamptz not null,
  unique (operator, number)
);

-- Which parties may read a bill, and up to which entry.
create table bill_reader (
  bill  text collate "C" not null,
  party text             not null,
  up_to bigint           not null,
  primary key (party, bill)
);
create index bill_reader_bill on bill_reader (bill);

-- Goods that stand under a live negotiable bill (R04).
create table goods_claim (
  goods text collate "C" primary key,
  bill  text collate "C" not null
);
create index goods_claim_bill on goods_claim (bill);

-- What shippers and operators agree on before there is a bill; no chain, no legal effect.
create table draft (
  id         uuid primary key,
  shipper    text        not null,
  consignor  text        not null,
  operator   text        not null,
  document   text        not null,
  agreement  text,
  drafted_at timestamptz not null
);

grant select, insert, update         on bill_view   to ${app};
grant select, insert, update, delete on bill_reader to ${app};
grant select, insert, delete         on goods_claim to ${app};
grant select, insert, update         on draft       to ${app};
