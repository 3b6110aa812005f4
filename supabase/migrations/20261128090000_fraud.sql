-- Fraud: a table of rules looks at each payment twice, before its page opens and when the bank has promised the money. What
-- it found is kept with the order, for whoever asks why; a human decides what it holds.

-- The mailbox as one spelling, digested: pace is counted by mailbox, and `+` makes no other one.
alter table shop.order_trace add column mailbox_hash bytea;
create index order_trace_mailbox on shop.order_trace (mailbox_hash, at);
create index order_trace_network on shop.order_trace (network, at);
create index payment_fingerprint on shop.payment (card_fingerprint) where card_fingerprint is not null;

-- What the operator sets: from how many points on what is done, and what a rule is worth where that differs from its default.
create table shop.fraud_setting (
  version integer primary key check (version > 0),
  step_up_from integer not null check (step_up_from > 0),
  challenge_from integer not null check (challenge_from >= step_up_from),
  hold_from integer not null check (hold_from >= challenge_from),
  first_order_minor integer not null check (first_order_minor > 0),
  open_orders_max integer not null check (open_orders_max > 0),
  product_units_max integer not null check (product_units_max > 0),
  coupon_orders_max integer not null check (coupon_orders_max > 0),
  points jsonb not null default '{}',
  changed_by text,
  changed_at timestamptz not null default now()
);
insert into shop.fraud_setting (
  version, step_up_from, challenge_from, hold_from, first_order_minor, open_orders_max, product_units_max, coupon_orders_max)
  values (1, 25, 45, 60, 15000, 5, 40, 20);

-- One look at a payment. The facts are counts, countries and words, and lead to nobody: a change of the rules is tried on them.
create table shop.risk_assessment (
  id text primary key,
  order_id text not null references shop.order on delete cascade,
  stage text not null check (stage in ('before_page', 'authorised')),
  rules_version integer not null,
  setting_version integer not null references shop.fraud_setting,
  score integer not null,
  action text not null check (action in ('allow', 'step_up', 'challenge', 'hold')),
  reasons jsonb not null,
  facts jsonb not null,
  at timestamptz not null default now(),
  unique (order_id, stage)
);
create index risk_assessment_at on shop.risk_assessment (at);

-- A payment that waits for a human. Nobody is rejected by a rule: time lets money go, and a person decides before.
create table shop.risk_case (
  id text primary key,
  order_id text not null unique references shop.order,
  state text not null default 'open' check (state in ('open', 'allowed', 'rejected', 'expired', 'overtaken')),
  opened_at timestamptz not null default now(),
  -- When held money is let go by itself; in good time before the bank does it.
  until timestamptz not null,
  alerted_at timestamptz,
  decided_by text,
  decided_at timestamptz,
  note text check (length(note) <= 500),
  check ((state = 'open') = (decided_at is null)),
  check (state not in ('allowed', 'rejected') or decided_by is not null)
);
create index risk_case_open on shop.risk_case (until) where state = 'open';
create index risk_case_decided on shop.risk_case (decided_at desc) where state <> 'open';

-- Whom staff have looked at before: to be held, or to be let through. Every entry ends.
create table shop.fraud_list (
  id text primary key,
  list text not null check (list in ('block', 'allow')),
  kind text not null check (kind in ('email', 'domain', 'fingerprint', 'network', 'country')),
  value text not null check (length(value) between 1 and 254),
  reason text not null check (length(reason) between 3 and 500),
  added_by text,
  added_at timestamptz not null default now(),
  ends_at timestamptz not null,
  unique (kind, value, list)
);
create index fraud_list_value on shop.fraud_list (value);

-- How long a buyer may have to wait for the decision.
alter table shop."order" add column review_until timestamptz;
alter table shop."order" drop constraint order_held_for_check;
alter table shop."order" add constraint order_held_for_check check (held_for in ('dispute', 'fraud_warning', 'review'));
create index order_under_review on shop."order" (review_until) where held_for = 'review';

select shop.guard_rows(each) from unnest(array[
  'shop.risk_assessment', 'shop.risk_case', 'shop.fraud_list']::regclass[]) as each;
grant select on shop.fraud_setting to shop_service, shop_worker, shop_staff;
grant insert on shop.fraud_setting to shop_staff;
grant select, insert on shop.risk_assessment to shop_service, shop_worker;
grant delete on shop.risk_assessment to shop_worker;
grant select, insert, update on shop.risk_case to shop_service, shop_worker;
grant delete on shop.risk_case to shop_worker;
grant select on shop.fraud_list to shop_service, shop_worker;
grant delete on shop.fraud_list to shop_worker;
grant select on shop.risk_assessment, shop.risk_case to shop_staff;
grant select, insert, update, delete on shop.fraud_list to shop_staff;

do $$
declare
  watched text;
begin
  foreach watched in array array['shop.risk_assessment', 'shop.risk_case']
  loop
    execute format('create policy watched_by_staff on %s for select to shop_staff
      using ((select shop.claim(''account'')) is not null)', watched);
  end loop;
end $$;
create policy kept_by_staff on shop.fraud_list to shop_staff
  using ((select shop.claim('account')) is not null) with check ((select shop.claim('account')) is not null);
select shop.heed_restriction('shop.risk_assessment', 'shop.restricted_order', 'order_id');
-- A case names nobody and has to be decided in time, for the person too: what was known of them is hidden above.

select shop.settle_ownership();
