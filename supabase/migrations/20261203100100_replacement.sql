-- A key that does not work: what its platform said, what was decided by which rules, and what came of it.
create table shop.replacement_setting (
  version integer primary key check (version > 0),
  -- So long after delivery a key is replaced without anybody looking.
  warranty_days integer not null check (warranty_days between 1 and 3650),
  -- So many replacements of one mailbox within so many days; more are for a human.
  mailbox_max integer not null check (mailbox_max >= 0),
  mailbox_days integer not null check (mailbox_days between 1 and 3650),
  -- How often one unit gets another key by itself.
  unit_max integer not null check (unit_max >= 0),
  -- A batch is sick when more than this share of its opened keys fails, with 97.5 % certainty, and at least so many failed.
  sick_share_basis_points integer not null check (sick_share_basis_points between 1 and 10000),
  sick_keys_min integer not null check (sick_keys_min > 0),
  changed_by text,
  changed_at timestamptz not null default now()
);
insert into shop.replacement_setting (
  version, warranty_days, mailbox_max, mailbox_days, unit_max, sick_share_basis_points, sick_keys_min)
  values (1, 365, 2, 90, 1, 200, 3);

create table shop.key_complaint (
  id text primary key,
  order_id text not null references shop.order,
  unit_id text not null references shop.unit,
  -- One complaint follows the other: pressing twice, or in two tabs, makes one.
  seq integer not null check (seq > 0),
  key_id text not null references shop.key,
  batch_id text not null references shop.key_batch,
  platform text not null,
  -- What the platform said, by its name in the list of messages, and what that means.
  message text not null check (length(message) <= 60),
  problem text not null check (problem in (
    'already_used', 'not_accepted', 'wrong_region', 'already_owned', 'platform_down', 'other')),
  words text check (length(words) <= 1000),
  locale text not null check (locale in ('en', 'fr')),
  -- The mailbox of the order as a digest: who complains how often is counted by it.
  mailbox_hash bytea,
  state text not null check (state in ('replaced', 'choosing', 'waiting', 'refunded', 'staff', 'closed')),
  -- What the rules looked at, what spoke against a replacement by itself, and the versions of both.
  facts jsonb not null,
  reasons jsonb not null,
  rules_version integer not null,
  setting_version integer not null references shop.replacement_setting,
  new_key_id text unique references shop.key,
  made_at timestamptz not null,
  settled_at timestamptz,
  settled_by text,
  note text check (length(note) <= 500),
  unique (unit_id, seq),
  check ((state = 'replaced') = (new_key_id is not null)),
  check (state <> 'closed' or settled_by is not null)
);
create index key_complaint_order on shop.key_complaint (order_id);
create index key_complaint_batch on shop.key_complaint (batch_id);
create index key_complaint_mailbox on shop.key_complaint (mailbox_hash, made_at);
create index key_complaint_open on shop.key_complaint (made_at) where state in ('staff', 'waiting', 'choosing');
create index key_complaint_made on shop.key_complaint (made_at);

-- What the supplier owes for a key that did not work. Of no customer.
create table shop.supplier_claim (
  key_id text primary key references shop.key,
  batch_id text not null references shop.key_batch,
  problem text not null check (problem in ('already_used', 'not_accepted', 'wrong_region', 'other')),
  message text not null check (length(message) <= 60),
  claimed_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'credited', 'refused')),
  settled_at timestamptz,
  settled_by text,
  check ((state = 'open') = (settled_at is null))
);
create index supplier_claim_batch on shop.supplier_claim (batch_id);
create index supplier_claim_open on shop.supplier_claim (claimed_at) where state = 'open';

select shop.guard_rows('shop.key_complaint');
grant select on shop.replacement_setting to shop_service, shop_worker, shop_staff;
grant insert on shop.replacement_setting to shop_staff;
grant select, insert, update on shop.key_complaint to shop_service, shop_worker;
grant delete on shop.key_complaint to shop_worker;
grant select, insert, update on shop.supplier_claim to shop_service, shop_worker;
grant select on shop.key_complaint to shop_staff;
grant select, update (state, settled_at, settled_by) on shop.supplier_claim to shop_staff;
create policy watched_by_staff on shop.key_complaint for select to shop_staff
  using ((select shop.claim('account')) is not null);
select shop.heed_restriction('shop.key_complaint', 'shop.restricted_order', 'order_id');

select shop.settle_ownership();
