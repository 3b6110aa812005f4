-- What the nightly run of retention did, one row a table that lost something: the proof that the policy is kept.
create table shop.retention_run (
  id text primary key,
  table_name text not null,
  -- Words of the clock, such as "365 days after received_at".
  clock text not null,
  rows_deleted integer not null check (rows_deleted >= 0),
  rows_anonymised integer not null check (rows_anonymised >= 0),
  at timestamptz not null
);
create index retention_run_at on shop.retention_run (at);
create trigger retention_run_append_only before update on shop.retention_run
  for each row execute function shop.refuse_change();

-- A claim, a dispute, an order of a court: what concerns it stays beyond its clock, and erasure waits.
create table shop.legal_hold (
  id text primary key,
  subject_kind text not null check (subject_kind in ('account', 'order')),
  subject_id text not null,
  reason text not null check (length(reason) between 3 and 500),
  placed_by text references shop.account on delete set null,
  placed_at timestamptz not null default now(),
  ended_at timestamptz
);
create unique index legal_hold_open on shop.legal_hold (subject_kind, subject_id) where ended_at is null;

-- Who was erased, known only by keyed hashes: after a restore from an older backup they are found and erased again. The
-- same lines stand in a file outside the backups.
create table shop.erasure (
  id text primary key,
  ground text not null check (ground in ('request', 'inactivity', 'replay')),
  -- HMAC-SHA256 of the account's id and of each address.
  hashes bytea[] not null,
  rows_deleted integer not null,
  rows_anonymised integer not null,
  at timestamptz not null
);
create index erasure_at on shop.erasure (at);
create trigger erasure_append_only before update on shop.erasure
  for each row execute function shop.refuse_change();

-- When the letter went out that an account is about to be erased; cleared with the next visit.
alter table shop.account add column inactivity_warned_at timestamptz;

-- Histories may lose what is older than any clock of theirs, and nothing else.
create or replace function shop.refuse_change() returns trigger
  language plpgsql as $$
begin
  if tg_op = 'DELETE' and old.at < now() - interval '10 years' then
    return old;
  end if;
  raise exception '%.% is append-only', tg_table_schema, tg_table_name using errcode = 'restrict_violation';
end $$;

select shop.guard_rows('shop.legal_hold');

grant select, insert on shop.retention_run, shop.erasure to shop_worker;
grant select, insert, update on shop.legal_hold to shop_worker, shop_service;
grant select on shop.retention_run, shop.erasure to shop_service;
-- Retention and erasure.
grant delete on
  shop.order_contact, shop.waiver, shop.mail, shop.audit_event, shop.custody_event, shop.retention_run, shop.erasure,
  shop.legal_hold
  to shop_worker;

select shop.settle_ownership();
