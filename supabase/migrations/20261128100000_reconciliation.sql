-- How far the provider's events were read, beside what webhooks brought: one row for the shop.
create table shop.event_reading (
  one boolean primary key default true check (one),
  -- The newest event that was seen; the next reading begins a little before it.
  newest_at timestamptz,
  -- When a reading last came to its end, by our clock.
  read_at timestamptz not null,
  -- Events of the last days that the provider could not deliver to us by itself.
  undelivered integer not null default 0
);
grant select, insert, update on shop.event_reading to shop_worker;
grant select on shop.event_reading to shop_staff;

-- One comparison of everything that the provider has with everything that is written down here.
create table shop.reconciliation_run (
  id text primary key,
  reason text not null check (reason in ('nightly', 'weekly', 'downtime', 'staff')),
  -- Objects that the provider made since then were looked at.
  from_at timestamptz not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  -- Why it did not come to its end: a kind of failure, never words of the provider.
  failure text check (length(failure) <= 60),
  objects integer not null default 0,
  found integer not null default 0,
  mended integer not null default 0,
  requested_by text
);
create unique index reconciliation_run_one on shop.reconciliation_run ((true)) where ended_at is null;
create index reconciliation_run_started on shop.reconciliation_run (started_at);

-- Something on which the provider, the orders, the keys or the books do not agree. Ids, states and cents only.
create table shop.reconciliation_finding (
  id text primary key,
  kind text not null check (kind in (
    'payment_behind', 'payment_unknown', 'payment_missing', 'payment_second', 'payment_mismatch', 'payment_mode',
    'charge_differs', 'refund_behind', 'refund_unknown', 'refund_missing', 'dispute_behind', 'dispute_unknown',
    'warning_behind', 'warning_unknown', 'books_differ', 'invariant')),
  -- The provider's id; the name of an invariant with the order or key; or a day of the books.
  object_id text not null check (length(object_id) <= 255),
  -- Not a reference: an order that nobody knows is a finding too.
  order_id text,
  expected_minor integer,
  actual_minor integer,
  detail text check (length(detail) <= 300),
  found_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  -- How it ended: by the nightly run, by a press of the button, by itself, or because somebody answers for it as it is.
  outcome text check (outcome in ('mended', 'repaired', 'gone', 'accepted')),
  ended_by text,
  note text check (length(note) <= 500),
  check ((ended_at is null) = (outcome is null))
);
create unique index reconciliation_finding_open on shop.reconciliation_finding (kind, object_id) where ended_at is null;
create index reconciliation_finding_accepted on shop.reconciliation_finding (kind, object_id) where outcome = 'accepted';
create index reconciliation_finding_order on shop.reconciliation_finding (order_id);
create index reconciliation_finding_ended on shop.reconciliation_finding (ended_at);

-- What moved on the provider's balance on a day, and what the books say of the same movements. Cents of the settlement currency.
create table shop.balance_day (
  day date primary key,
  taken_minor integer not null default 0,
  returned_minor integer not null default 0,
  disputed_minor integer not null default 0,
  fee_minor integer not null default 0,
  -- Payouts, fees of the account, and payments that are not this shop’s.
  other_minor integer not null default 0,
  books_minor integer not null default 0,
  read_at timestamptz not null
);

select shop.guard_rows('shop.reconciliation_finding');
create policy watched_by_staff on shop.reconciliation_finding for select to shop_staff
  using ((select shop.claim('account')) is not null);
grant select, insert, update, delete on shop.reconciliation_run, shop.reconciliation_finding, shop.balance_day to shop_worker;
grant select on shop.reconciliation_run, shop.reconciliation_finding, shop.balance_day to shop_staff;

-- The window of a comparison, and the ways from what the provider names to what is here.
create index payment_created on shop.payment (created_at);
create index refund_created on shop.refund (created_at);

-- The owners hear of findings, and of a comparison that did not take place.
alter table shop.alert drop constraint alert_kind_check;
alter table shop.alert add constraint alert_kind_check check (kind in (
  'failures_of_account', 'failures_from_network', 'staff_from_new_network', 'staff_reads', 'chain_broken',
  'reconciliation_found', 'reconciliation_late'));

select shop.settle_ownership();
