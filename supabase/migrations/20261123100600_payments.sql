-- One row per Checkout Session; at most one open per order.
create table shop.payment (
  id text primary key,
  order_id text not null references shop.order,
  attempt integer not null,
  state text not null check (state in (
    'new', 'session_open', 'processing', 'authorised', 'capturing', 'captured', 'voiding', 'voided', 'auth_expired',
    'expired', 'failed', 'partially_refunded', 'refunded', 'mismatch')),
  amount_minor integer not null check (amount_minor > 0),
  captured_minor integer not null default 0 check (captured_minor >= 0),
  currency text not null,
  session_id text unique,
  session_url text,
  intent_id text unique,
  charge_id text,
  method text,
  card_brand text,
  card_last4 text check (card_last4 ~ '^[0-9]{4}$'),
  card_country text,
  card_fingerprint text,
  capture_before timestamptz,
  mismatch text,
  -- When capturing, voiding or a refund was decided: written before Stripe is asked, so that a crash is noticed.
  decided_at timestamptz,
  checked_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  unique (order_id, attempt),
  check (state not in ('captured', 'partially_refunded', 'refunded') or captured_minor > 0),
  check (captured_minor <= amount_minor)
);
create unique index payment_one_open on shop.payment (order_id)
  where state in ('new', 'session_open', 'processing', 'authorised', 'capturing', 'voiding');
create index payment_open on shop.payment (checked_at)
  where state in ('new', 'session_open', 'processing', 'authorised', 'capturing', 'voiding');

-- The inbox: ids and types only. The truth is fetched again from Stripe, so no payload needs to be kept.
create table shop.payment_event (
  id text primary key,
  type text not null,
  object_id text not null,
  order_id text,
  created_at timestamptz not null,
  received_at timestamptz not null default now(),
  handled_at timestamptz,
  outcome text
);
create index payment_event_open on shop.payment_event (received_at) where handled_at is null;

create table shop.refund (
  id text primary key,
  payment_id text not null references shop.payment,
  order_id text not null references shop.order,
  amount_minor integer not null check (amount_minor > 0),
  -- The units that this money was paid for.
  unit_ids text[] not null,
  reason text not null,
  state text not null check (state in ('requested', 'sending', 'pending', 'succeeded', 'failed', 'canceled')),
  provider_id text unique,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index refund_payment on shop.refund (payment_id);
create index refund_open on shop.refund (updated_at) where state in ('requested', 'sending', 'pending');

create function shop.guard_refund_sum() returns trigger
  language plpgsql as $$
declare
  captured integer;
  refunded integer;
begin
  select captured_minor into captured from shop.payment where id = new.payment_id for update;
  select coalesce(sum(amount_minor), 0) into refunded from shop.refund
    where payment_id = new.payment_id and state not in ('failed', 'canceled');
  if refunded > captured then
    raise exception 'refunds of payment % exceed what was captured', new.payment_id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger refund_sum after insert or update of state, amount_minor on shop.refund
  for each row execute function shop.guard_refund_sum();

-- No key without money: a unit is delivered only when the order's payment is captured.
create function shop.guard_delivery() returns trigger
  language plpgsql as $$
begin
  if not exists (
    select from shop.payment p join shop.order o on o.id = p.order_id
    where p.order_id = new.order_id and p.captured_minor = o.gross_minor
      and p.state in ('captured', 'partially_refunded')
  ) then
    raise exception 'unit % cannot be delivered: the payment is not captured', new.id using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger unit_delivery before update on shop.unit
  for each row when (new.state = 'delivered' and old.state <> 'delivered') execute function shop.guard_delivery();
create trigger unit_never_born_delivered before insert on shop.unit
  for each row when (new.state in ('delivered', 'revealed')) execute function shop.guard_delivery();
