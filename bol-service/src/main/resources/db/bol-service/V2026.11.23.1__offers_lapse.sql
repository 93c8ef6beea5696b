-- An offer lapses without an entry: until when the line of a list, and a reader, stand as written.

alter table bill_view
  add column lapses_at timestamptz,
  add column lapses_to text;

alter table bill_reader
  add column lapses_at timestamptz,
  add column lapses_to bigint;
