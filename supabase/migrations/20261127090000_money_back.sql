-- Money that goes back by other ways than a missing key: because staff say so, at the provider, or by a bank.
alter table shop.refund
  add column origin text not null default 'shop' check (origin in ('shop', 'provider', 'bank')),
  -- One refund per press of the button, like an order's checkout_key.
  add column request_key text unique,
  add column requested_by text,
  add column note text check (length(note) <= 500);

-- A bank takes money back, or asks why it should not. The truth is the provider's; a human answers once.
create table shop.dispute (
  id text primary key,
  payment_id text not null references shop.payment,
  order_id text not null references shop.order,
  -- Emptied with the payment's other references when the books may forget the customer.
  provider_id text unique,
  state text not null check (state in (
    'warning_needs_response', 'warning_under_review', 'warning_closed', 'needs_response', 'under_review',
    'appeal_needs_response', 'appeal_under_review', 'won', 'lost', 'prevented', 'unknown')),
  reason text not null,
  network_code text,
  amount_minor integer not null check (amount_minor >= 0),
  currency text not null,
  -- What the bank holds of it now, without its fee.
  withdrawn_minor integer not null default 0,
  -- Until when evidence is taken.
  due_at timestamptz,
  opened_at timestamptz not null,
  submitted_at timestamptz,
  submitted_by text,
  closed_at timestamptz,
  updated_at timestamptz not null default now()
);
create index dispute_payment on shop.dispute (payment_id);
create index dispute_order on shop.dispute (order_id);
create index dispute_open on shop.dispute (due_at) where closed_at is null;

-- A card's bank believes that it was stolen. Mostly a dispute follows, unless the money goes back before.
create table shop.fraud_warning (
  id text primary key,
  payment_id text not null references shop.payment,
  order_id text not null references shop.order,
  provider_id text not null unique,
  kind text not null,
  actionable boolean not null,
  opened_at timestamptz not null,
  -- What became of it: money back by the rule or by staff, kept by staff, or overtaken by a dispute.
  outcome text check (outcome in ('refunded', 'kept', 'overtaken')),
  decided_by text,
  decided_at timestamptz,
  check ((outcome is null) = (decided_at is null))
);
create index fraud_warning_payment on shop.fraud_warning (payment_id);
create index fraud_warning_order on shop.fraud_warning (order_id);
create index fraud_warning_open on shop.fraud_warning (opened_at) where outcome is null;

-- While a bank and the shop argue, nothing more of the order leaves, and what nobody has seen is sold to others.
alter table shop."order" add column held_for text check (held_for in ('dispute', 'fraud_warning'));

alter table shop.unit drop constraint unit_state_check;
alter table shop.unit add constraint unit_state_check check (state in (
  'waiting', 'reserved', 'backordered', 'delivered', 'revealed', 'withheld', 'refund_due', 'refunded', 'released'));
alter table shop.unit add constraint unit_withheld_holds_no_key check (state <> 'withheld' or key_id is null);

select shop.guard_rows(each) from unnest(array['shop.dispute', 'shop.fraud_warning']::regclass[]) as each;
grant select, insert, update on shop.dispute, shop.fraud_warning to shop_service, shop_worker;
grant delete on shop.fraud_warning to shop_worker;
grant select (held_for) on shop."order" to shop_reader;
grant select (origin) on shop.refund to shop_reader;

-- The staff look orders up, pay back and answer banks. Disputes are legal claims: restriction does not hide them (Art. 18(2)).
grant select on
  shop."order", shop.order_contact, shop.order_line, shop.unit, shop.waiver, shop.payment, shop.refund, shop.dispute,
  shop.fraud_warning
  to shop_staff;
do $$
declare
  watched text;
begin
  foreach watched in array array[
    'shop."order"', 'shop.order_contact', 'shop.order_line', 'shop.unit', 'shop.waiver', 'shop.payment', 'shop.refund',
    'shop.dispute', 'shop.fraud_warning']
  loop
    execute format('create policy watched_by_staff on %s for select to shop_staff
      using ((select shop.claim(''account'')) is not null)', watched);
  end loop;
end $$;
select shop.heed_restriction('shop.order_contact', 'shop.restricted_order', 'order_id');
select shop.heed_restriction('shop.waiver', 'shop.restricted_order', 'order_id');

select shop.settle_ownership();
