-- A declined amendment leaves a standing pledge where it is; a declined pledge does not.

alter table case_view
  add column pledged boolean not null default false;
