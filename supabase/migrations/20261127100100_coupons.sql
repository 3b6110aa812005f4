-- Coupons: a code that takes something off an order. What it takes off is spread over the units to the cent, so that a unit
-- knows what was paid for it, and a refund gives back that and nothing else.
create table shop.coupon (
  id text primary key,
  -- As it is compared: capital letters and digits alone.
  code text not null unique check (code ~ '^[A-Z0-9]{4,32}$'),
  percent integer check (percent between 1 and 100),
  amount_minor integer check (amount_minor > 0),
  currency text not null default 'EUR' check (currency ~ '^[A-Z]{3}$'),
  -- Also off what is reduced already.
  with_sales boolean not null,
  once_per_customer boolean not null,
  uses_max integer check (uses_max > 0),
  starts_at timestamptz not null,
  ends_at timestamptz,
  created_at timestamptz not null default now(),
  check (starts_at < ends_at),
  check (num_nonnulls(percent, amount_minor) = 1)
);

-- The products that it is for; without any, for all.
create table shop.coupon_product (
  coupon_id text not null references shop.coupon on delete cascade,
  product_id text not null references shop.product,
  primary key (coupon_id, product_id)
);

-- Which order used it. Given back when the order ends unpaid, so that an abandoned cart costs nobody the last use.
create table shop.coupon_use (
  order_id text primary key references shop.order,
  coupon_id text not null references shop.coupon,
  -- Whom it can be used once by: the digest of the folded mailbox, and the account; null where that does not matter.
  mailbox_hash bytea,
  account_id text,
  used_at timestamptz not null default now(),
  given_back_at timestamptz
);
create index coupon_use_living on shop.coupon_use (coupon_id) where given_back_at is null;
create unique index coupon_use_once_by_mailbox on shop.coupon_use (coupon_id, mailbox_hash) where given_back_at is null;
create unique index coupon_use_once_by_account on shop.coupon_use (coupon_id, account_id) where given_back_at is null;

alter table shop.cart add column coupon_id text references shop.coupon;

alter table shop.order add column coupon_code text;
alter table shop.order_line add column discount_minor integer not null default 0;
alter table shop.order_line drop constraint order_line_check1;
alter table shop.order_line add check (gross_minor = unit_gross_minor * quantity - discount_minor);
alter table shop.order_line add check (discount_minor between 0 and unit_gross_minor * quantity);
-- A unit may be free; that it was paid for is asked of the order.
alter table shop.unit drop constraint unit_gross_minor_check;
alter table shop.unit add check (gross_minor >= 0);

select shop.guard_rows('shop.coupon_use');
grant select on shop.coupon, shop.coupon_product to shop_service, shop_worker, shop_staff;
grant insert, update on shop.coupon to shop_staff;
grant insert on shop.coupon_product to shop_staff;
-- The row of a coupon with a limit is locked while its last uses are counted.
grant update on shop.coupon to shop_service, shop_worker;
grant select, insert, update on shop.coupon_use to shop_service;
grant select, insert, update, delete on shop.coupon_use to shop_worker;
grant select (coupon_code) on shop."order" to shop_reader;

select shop.settle_ownership();
