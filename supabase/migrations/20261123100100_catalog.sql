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
  -- What the crossed-out price and the percentage are told from; worked out by the trigger product_reduction.
  reduced_from_minor integer check (reduced_from_minor > price_minor),
  currency text not null default 'EUR' check (currency ~ '^[A-Z]{3}$'),
  -- A product with a release date in the future is a pre-order: paid now, delivered from the first import on.
  release_at timestamptz,
  -- A regular expression that every key of the product matches, checked before import.
  key_pattern text,
  colour_blade text not null,
  colour_ground text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  -- What the window shows of the stock: 0 to 5 exactly, 6 is "more". Follows product_stock (note-stock).
  shown_stock integer not null default 0 check (shown_stock between 0 and 6),
  -- Names as they are sorted and matched, accents aside.
  sort_en text not null generated always as (shop.fold(name ->> 'en')) stored,
  sort_fr text not null generated always as (shop.fold(name ->> 'fr')) stored,
  -- Begins with a blank so that "starts a word" is the pattern '% word%', which the trigram index knows.
  search_text text not null generated always as (shop.fold(
    ' ' || (name ->> 'en') || ' ' || (name ->> 'fr') || ' ' || coalesce(edition ->> 'en', '') || ' ' ||
    coalesce(edition ->> 'fr', '') || ' ' || publisher || ' ' || replace(platform_code, '-', ' ') || ' ' ||
    (summary ->> 'en') || ' ' || (summary ->> 'fr')
  )) stored
);
create index product_search on shop.product using gin (search_text extensions.gin_trgm_ops) where status = 'active';
-- All that the facets count, so that counting reads the index alone and never the wide rows.
create index product_facets on shop.product (platform_code, region_code, category_slug)
  include (kind, price_minor, reduced_from_minor, shown_stock, release_at) where status = 'active';
create index product_newest on shop.product (created_at desc, id) where status = 'active';
create index product_price on shop.product (price_minor, id) where status = 'active';
create index product_name_en on shop.product (sort_en, id) where status = 'active';
create index product_name_fr on shop.product (sort_fr, id) where status = 'active';
create index product_category on shop.product (category_slug, id) where status = 'active';
create index product_family on shop.product (family) where family is not null;

-- The words of the catalogue, so that a misspelt word finds its neighbour. A hint: a word may outlive its products.
create table shop.search_word (
  word text primary key,
  spelling text not null,
  sound text not null generated always as (extensions.metaphone(word, 10)) stored
);

-- What the shop window shows, counted beside the purchase path and never trusted by it: the keys are the stock.
create table shop.product_stock (
  product_id text primary key references shop.product on delete cascade,
  available integer not null check (available >= 0),
  counted_at timestamptz not null default now()
);

-- The window follows the count. A trigger, because its statement sees what was committed while the row was waited for.
-- The count's row stays locked until the commit, so two countings of a product cannot overtake each other.
create function shop.show_stock() returns trigger
  language plpgsql as $$
begin
  update shop.product set shown_stock = least(new.available, 6)
    where id = new.product_id and shown_stock <> least(new.available, 6);
  return null;
end $$;
create trigger product_stock_shown after insert or update on shop.product_stock
  for each row execute function shop.show_stock();

-- Every price that was ever asked (directive 98/6/EC art. 6a: a reduction names the lowest price of the 30 days
-- before it). Append-only, written by the trigger, so that no price can be asked without leaving its trace.
create table shop.price_change (
  product_id text not null references shop.product on delete cascade,
  currency text not null,
  price_minor integer not null,
  regular_price_minor integer,
  at timestamptz not null default clock_timestamp(),
  primary key (product_id, currency, at)
);
create trigger price_change_append_only before update on shop.price_change
  for each row execute function shop.refuse_change();

-- The lowest price of the 30 days before a moment, the price in force at their start included (directive 98/6/EC
-- art. 6a); null when the product was not offered before.
create function shop.lowest_price_before(product text, of_currency text, began timestamptz) returns integer
  language sql stable
  as $$
    select min(price_minor) from shop.price_change
    where product_id = product and currency = of_currency and at < began and at >= coalesce(
      (select max(at) from shop.price_change
        where product_id = product and currency = of_currency and at <= began - interval '30 days'), '-infinity')
  $$;

-- A reduction is told from that lowest price, not from the regular price that the operator names (Court of Justice,
-- C-330/23), and each step of a growing reduction from the one before: the strict reading, lawful everywhere.
create function shop.tell_reduction() returns trigger
  language plpgsql as $$
declare
  lowest integer;
begin
  if (new.price_minor, new.regular_price_minor, new.currency)
      is distinct from (old.price_minor, old.regular_price_minor, old.currency) then
    lowest := shop.lowest_price_before(new.id, new.currency, clock_timestamp());
    new.reduced_from_minor :=
      case when new.regular_price_minor is not null and lowest > new.price_minor then lowest end;
  end if;
  return new;
end $$;
create trigger product_reduction before update on shop.product
  for each row execute function shop.tell_reduction();

create function shop.record_price() returns trigger
  language plpgsql as $$
begin
  if tg_op = 'INSERT' or (new.price_minor, new.regular_price_minor, new.currency)
      is distinct from (old.price_minor, old.regular_price_minor, old.currency) then
    insert into shop.price_change (product_id, currency, price_minor, regular_price_minor)
      values (new.id, new.currency, new.price_minor, new.regular_price_minor);
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

-- Deferred and once per transaction: the version row is locked last and briefly, so that transactions that change
-- several products cannot block each other over it.
create function shop.announce_catalog() returns trigger
  language plpgsql as $$
begin
  if current_setting('shop.catalog_announced', true) = 'yes' then
    return null;
  end if;
  perform set_config('shop.catalog_announced', 'yes', true);
  update shop.catalog_version set version = version + 1;
  perform pg_notify('shop_catalog', (select version::text from shop.catalog_version));
  return null;
end $$;
create constraint trigger product_new_or_gone after insert or delete on shop.product
  deferrable initially deferred for each row execute function shop.announce_catalog();
create constraint trigger product_changed after update on shop.product
  deferrable initially deferred for each row when (old.* is distinct from new.*) execute function shop.announce_catalog();
create constraint trigger category_changed after insert or update or delete on shop.category
  deferrable initially deferred for each row execute function shop.announce_catalog();
create constraint trigger platform_changed after insert or update or delete on shop.platform
  deferrable initially deferred for each row execute function shop.announce_catalog();
create constraint trigger region_changed after insert or update or delete on shop.region
  deferrable initially deferred for each row execute function shop.announce_catalog();
