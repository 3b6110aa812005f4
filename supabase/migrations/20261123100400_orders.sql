-- The accounting part of an order. Who bought is in order_contact, how they came is in order_trace: each part has
-- its own retention (design: the document stays ten years, the trace twelve months).
create table shop.order (
  id text primary key,
  number text not null unique,
  state text not null check (state in (
    'placed', 'awaiting_payment', 'awaiting_choice', 'in_review', 'confirmed', 'part_fulfilled', 'fulfilled',
    'cancelled', 'expired', 'refunded')),
  -- One order per press of the button: the form carries this value, a second submit finds the first order.
  checkout_key text not null unique,
  cart_id text,
  locale text not null check (locale in ('en', 'fr')),
  country text not null check (country ~ '^[A-Z]{2}$'),
  currency text not null,
  net_minor integer not null check (net_minor >= 0),
  tax_minor integer not null check (tax_minor >= 0),
  gross_minor integer not null check (gross_minor >= 0),
  delivery text not null check (delivery in ('sealed', 'at_once')),
  terms_version text not null,
  -- What the buyer wants when a key is missing after payment; asked only then.
  shortage_choice text check (shortage_choice in ('wait', 'refund')),
  shortage_choice_due_at timestamptz,
  reserved_until timestamptz not null,
  -- Part of the signature of every order link: raising it ends all links that were sent before.
  link_version integer not null default 1,
  demo boolean not null,
  placed_at timestamptz not null default now(),
  paid_at timestamptz,
  ended_at timestamptz,
  check (net_minor + tax_minor = gross_minor)
);
create index order_open_cart on shop.order (cart_id) where state in ('placed', 'awaiting_payment');
create index order_due on shop.order (reserved_until) where state in ('placed', 'awaiting_payment');
create index order_choice_due on shop.order (shortage_choice_due_at) where state = 'awaiting_choice';

create table shop.order_contact (
  order_id text primary key references shop.order,
  email text not null check (length(email) <= 254),
  email_folded text not null,
  name text,
  company_name text,
  company_address text,
  -- Set when the mail server refused the address for good; the order page then asks for another one.
  email_refused_at timestamptz
);
create index order_contact_email on shop.order_contact (email_folded);

-- Where the purchase came from: fraud defence and dispute evidence, gone after twelve months.
create table shop.order_trace (
  order_id text primary key references shop.order on delete cascade,
  ip_sealed bytea,
  network text,
  browser text check (length(browser) <= 24),
  device_hash bytea,
  at timestamptz not null default now()
);

create table shop.order_line (
  id text primary key,
  order_id text not null references shop.order,
  position integer not null,
  product_id text not null references shop.product,
  quantity integer not null check (quantity between 1 and 20),
  -- Frozen words: what was sold stays readable when the catalogue changes.
  name shop.translated not null,
  platform text not null,
  region shop.translated not null,
  legal_nature text not null,
  unit_gross_minor integer not null check (unit_gross_minor > 0),
  vat_basis_points integer not null check (vat_basis_points >= 0),
  net_minor integer not null,
  tax_minor integer not null,
  gross_minor integer not null,
  preorder_release_at timestamptz,
  unique (order_id, position),
  check (net_minor + tax_minor = gross_minor),
  check (gross_minor = unit_gross_minor * quantity)
);

-- One row per key sold. See docs/walks/purchase.md for the life of a unit.
create table shop.unit (
  id text primary key,
  order_id text not null references shop.order,
  order_line_id text not null references shop.order_line,
  product_id text not null references shop.product,
  position integer not null,
  state text not null check (state in (
    'waiting', 'reserved', 'backordered', 'delivered', 'revealed', 'refund_due', 'refunded', 'released')),
  key_id text unique,
  gross_minor integer not null check (gross_minor > 0),
  backorder_consented_at timestamptz,
  backorder_promised_by timestamptz,
  delivered_at timestamptz,
  revealed_at timestamptz,
  unique (order_line_id, position),
  check (state not in ('reserved', 'delivered', 'revealed') or key_id is not null),
  check (state not in ('waiting', 'backordered', 'refund_due', 'refunded', 'released') or key_id is null),
  check (state <> 'backordered' or backorder_consented_at is not null)
);
create index unit_order on shop.unit (order_id);
-- First come, first served: the next import fills waiting orders in this order.
create index unit_backlog on shop.unit (product_id, backorder_consented_at, id) where state = 'backordered';

-- The buyer's two answers before a key may be seen (directive 2011/83/EU art. 16(m), C. conso. L221-28 13°), and
-- the proof that the confirmation reached a durable medium. Without that proof there is no reveal.
create table shop.waiver (
  id text primary key,
  unit_id text not null unique references shop.unit,
  order_id text not null references shop.order,
  given_at_step text not null check (given_at_step in ('checkout', 'reveal')),
  text_version text not null,
  locale text not null,
  country text not null,
  requested_at timestamptz not null default now(),
  receipt_accepted_at timestamptz
);
create index waiver_order on shop.waiver (order_id);
