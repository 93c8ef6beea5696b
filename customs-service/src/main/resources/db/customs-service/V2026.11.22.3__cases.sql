-- Views of the title chains followed and of the inspection chains; all of them can be rebuilt from the entries.

create table case_view (
  bill      text collate "C" primary key,
  number    text   not null,
  operator  text   not null,
  consignor text   not null,
  holder    text   not null,
  bank      text,
  receipt   text   not null,
  delivery  text   not null,
  marks     text   not null,
  units     int    not null,
  state     text   not null check (state in ('OPEN', 'CLOSED')),
  holds     int    not null,
  -- The last result of each kind of inspection: "STUFFING=PASS CUSTOMS_EXAM=FAIL".
  results   text   not null,
  seq       bigint not null,
  title_seq bigint not null
);

-- Which parties, besides officers, may read a case: those its document names, and who has an interest in the bill now.
create table case_reader (
  bill  text collate "C" not null,
  party text             not null,
  named boolean          not null,
  primary key (party, bill)
);
create index case_reader_bill on case_reader (bill);

grant select, insert, update on case_view   to ${app};
grant select, insert, delete on case_reader to ${app};
