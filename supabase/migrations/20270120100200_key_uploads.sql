-- Keys on their way into the shop through a browser: sealed from the first moment, and gone within hours.
create table shop.key_upload (
  id text primary key,
  product_id text not null references shop.product,
  -- The batch that it becomes, named beforehand: a job that runs twice stores it once.
  batch_id text not null unique,
  uploaded_by text not null,
  source_name text not null check (length(source_name) <= 200),
  is_table boolean not null,
  -- Which column holds what, and the words of the header: never a line that may be a key.
  columns jsonb not null,
  header jsonb not null default '[]',
  supplier text check (length(supplier) <= 200),
  unit_cost_minor integer check (unit_cost_minor >= 0),
  currency text,
  expires_on date,
  invoice_reference text check (length(invoice_reference) <= 100),
  wrapped_data_key bytea not null,
  ring_key_id text not null,
  -- How many parts there are: one that is missing must not read like the end of the file.
  parts integer not null default 0,
  state text not null check (state in ('checking', 'checked', 'storing', 'stored')),
  -- Raised by every step: a job of an earlier one does nothing.
  step integer not null default 1,
  skip_bad boolean not null default false,
  keys_done integer not null default 0,
  -- What the check or the import found, in counts and lines.
  outcome jsonb,
  made_at timestamptz not null default now(),
  ends_at timestamptz not null,
  check ((unit_cost_minor is null) = (currency is null))
);
create index key_upload_ends on shop.key_upload (ends_at);

create table shop.key_upload_part (
  upload_id text not null references shop.key_upload on delete cascade,
  position integer not null,
  sealed bytea not null,
  primary key (upload_id, position)
);
-- Key material, like shop.key_secret.
select shop.guard_rows('shop.key_upload_part');
grant select, insert, update, delete on shop.key_upload, shop.key_upload_part to shop_worker;

select shop.settle_ownership();
