-- Many products at once: files that were read and wait for a yes, and changes of chosen products that can be taken back.
create table shop.product_import (
  id text primary key,
  file_name text not null check (length(file_name) between 1 and 200),
  -- What the file asks for, line by line, as it was checked.
  lines jsonb not null,
  line_count integer not null check (line_count > 0),
  state text not null default 'checked' check (state in ('checked', 'running', 'done', 'refused')),
  -- How many lines are written so far, for whoever waits; they count together at the end, or not at all.
  done_count integer not null default 0 check (done_count between 0 and line_count),
  -- Why it came to nothing, by line and column.
  flaws jsonb not null default '[]',
  made_by text not null,
  made_at timestamptz not null default now(),
  ended_at timestamptz
);
create index product_import_made on shop.product_import (made_at);

create table shop.bulk_edit (
  id text primary key,
  change jsonb not null,
  -- Each product with the version that came of it.
  products jsonb not null,
  made_by text not null,
  made_at timestamptz not null default now(),
  undone_at timestamptz
);
create index bulk_edit_made on shop.bulk_edit (made_at);

revoke all on shop.product_import, shop.bulk_edit from public;
grant select, insert on shop.product_import, shop.bulk_edit to shop_staff;
grant update on shop.bulk_edit to shop_staff;
-- Whoever says yes queues a job, which is the shop's to do.
grant select, update on shop.product_import to shop_service;
grant select, insert, update, delete on shop.product_import to shop_worker;
grant select, delete on shop.bulk_edit to shop_worker;

select shop.settle_ownership();
