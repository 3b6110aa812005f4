create table shop.category (
  slug text primary key,
  name shop.translated not null,
  summary shop.translated not null,
  position integer not null
);

create table shop.platform (
  code text primary key,
  name text not null,
  activation_url text not null,
  guide shop.translated not null
);

-- Where a key can be activated. countries is null for "worldwide".
create table shop.region (
  code text primary key,
  name shop.translated not null,
  countries text[] check (countries is null or cardinality(countries) > 0)
);

create table shop.product (
  id text primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  family text,
  category_slug text not null references shop.category,
  platform_code text not null references shop.platform,
  region_code text not null references shop.region,
  edition shop.translated,
  kind text not null check (kind in ('software', 'game', 'gift_code')),
  -- Picks the wording of the withdrawal waiver: content and services differ in German law (§ 356 BGB (5), (6)).
  legal_nature text not null check (legal_nature in ('digital_content', 'digital_service', 'voucher')),
  status text not null default 'active' check (status in ('draft', 'active', 'archived')),
  name shop.translated not null,
  summary shop.translated not null,
  description shop.translated not null,
  features jsonb not null default '{"en": [], "fr": []}',
  publisher text not null,
  price_minor integer not null check (price_minor > 0),
  regular_price_minor integer check (regular_price_minor > price_minor),
  currency text not null default 'EUR' check (currency ~ '^[A-Z]{3}$'),
  -- A product with a release date in the future is a pre-order: paid now, delivered from the first import on.
  release_at timestamptz,
  -- A regular expression that every key of the product matches, checked before import.
  key_pattern text,
  colour_blade text not null,
  colour_ground text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  search_text text generated always as (
    shop.fold((name ->> 'en') || ' ' || (name ->> 'fr') || ' ' || publisher)
  ) stored
);
create index product_search on shop.product using gin (search_text extensions.gin_trgm_ops);
create index product_browse on shop.product (status, category_slug, created_at desc);
create index product_family on shop.product (family) where family is not null;

-- What the shop window shows, counted beside the purchase path and never trusted by it: the keys are the stock.
create table shop.product_stock (
  product_id text primary key references shop.product on delete cascade,
  available integer not null check (available >= 0),
  counted_at timestamptz not null default now()
);
create index product_stock_in_stock on shop.product_stock (product_id) where available > 0;

-- Every price that was ever asked (directive 98/6/EC art. 6a: a reduction names the lowest price of the 30 days
-- before it). Append-only, written by the trigger, so that no price can be asked without leaving its trace.
create table shop.price_change (
  product_id text not null references shop.product on delete cascade,
  currency text not null,
  price_minor integer not null,
  at timestamptz not null default clock_timestamp(),
  primary key (product_id, currency, at)
);
create trigger price_change_append_only before update on shop.price_change
  for each row execute function shop.refuse_change();

create function shop.record_price() returns trigger
  language plpgsql as $$
begin
  if tg_op = 'INSERT' or new.price_minor <> old.price_minor or new.currency <> old.currency then
    insert into shop.price_change (product_id, currency, price_minor) values (new.id, new.currency, new.price_minor);
  end if;
  return null;
end $$;
create trigger product_price after insert or update on shop.product
  for each row execute function shop.record_price();

-- Tells every process which cached pages are stale. A hint only: processes also poll the version below.
create table shop.catalog_version (
  only_row boolean primary key default true check (only_row),
  version bigint not null default 0
);
insert into shop.catalog_version default values;
