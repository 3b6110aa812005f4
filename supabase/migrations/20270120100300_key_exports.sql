-- Unsold keys leave the shop when two people say so: one asks, another agrees within a day, and the first takes them, once.
create table shop.key_export (
  id text primary key,
  batch_id text not null references shop.key_batch on delete cascade,
  asked_by text not null,
  reason text not null check (length(reason) between 1 and 500),
  asked_at timestamptz not null default now(),
  state text not null default 'asked' check (state in ('asked', 'approved', 'refused', 'taken')),
  decided_by text,
  decided_at timestamptz,
  taken_at timestamptz,
  keys integer,
  check ((state = 'asked') = (decided_by is null)),
  check ((state = 'asked') = (decided_at is null)),
  check ((state = 'taken') = (taken_at is not null)),
  constraint key_export_two_people check (decided_by is distinct from asked_by)
);
create index key_export_asked on shop.key_export (asked_at);
create unique index key_export_open on shop.key_export (batch_id) where state in ('asked', 'approved');
grant select, insert, update, delete on shop.key_export to shop_worker;

select shop.settle_ownership();
