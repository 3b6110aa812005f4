-- What customers read before they ask: help articles in both languages, found by words, platform and problem. Every save is
-- a version that stays.
create table shop.help_article (
  id text primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  topic text not null check (topic in ('activation', 'problem', 'order', 'payment', 'account')),
  -- Null for what is the same everywhere.
  platform_code text references shop.platform,
  state text not null default 'draft' check (state in ('draft', 'published', 'archived')),
  version integer not null check (version > 0),
  title shop.translated not null,
  lead shop.translated not null,
  -- Markdown without HTML and pictures.
  body shop.translated not null,
  -- Other words that people look for it by; for the search alone.
  words text not null default '' check (length(words) <= 500),
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  search_en tsvector not null generated always as (
    setweight(to_tsvector('english', shop.fold(title ->> 'en')), 'A') ||
    setweight(to_tsvector('english', shop.fold(words)), 'B') ||
    setweight(to_tsvector('english', shop.fold(lead ->> 'en')), 'C') ||
    setweight(to_tsvector('english', shop.fold(body ->> 'en')), 'D')) stored,
  search_fr tsvector not null generated always as (
    setweight(to_tsvector('french', shop.fold(title ->> 'fr')), 'A') ||
    setweight(to_tsvector('french', shop.fold(words)), 'B') ||
    setweight(to_tsvector('french', shop.fold(lead ->> 'fr')), 'C') ||
    setweight(to_tsvector('french', shop.fold(body ->> 'fr')), 'D')) stored
);
create constraint trigger help_article_changed after insert or update or delete on shop.help_article
  deferrable initially deferred for each row execute function shop.announce_catalog();

create table shop.help_version (
  article_id text not null references shop.help_article,
  version integer not null check (version > 0),
  title shop.translated not null,
  lead shop.translated not null,
  body shop.translated not null,
  words text not null,
  -- Who of the staff; null for what came with the shop.
  written_by text,
  written_at timestamptz not null default now(),
  primary key (article_id, version)
);

grant select on shop.help_article to shop_visitor, shop_customer, shop_service, shop_worker, shop_staff, shop_reader;
grant insert, update on shop.help_article to shop_worker, shop_staff;
-- What is kept of the pages is read anew with each change.
grant update on shop.catalog_version to shop_staff;
grant select, insert on shop.help_version to shop_worker, shop_staff;

select shop.settle_ownership();
