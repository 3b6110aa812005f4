create table shop.cart (
  id text primary key,
  -- SHA-256 of the cookie: a stolen database opens no cart.
  token_hash bytea not null unique,
  currency text not null default 'EUR',
  created_at timestamptz not null default now(),
  touched_at timestamptz not null default now()
);
create index cart_touched on shop.cart (touched_at);

create table shop.cart_line (
  cart_id text not null references shop.cart on delete cascade,
  product_id text not null references shop.product on delete cascade,
  quantity integer not null check (quantity between 1 and 20),
  -- The price that the visitor last saw, so that a change can be told; never the price that is charged.
  seen_price_minor integer not null,
  added_at timestamptz not null default now(),
  primary key (cart_id, product_id)
);
