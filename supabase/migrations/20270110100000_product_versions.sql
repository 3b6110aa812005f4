-- Products as the staff write them: every change is a version, and what stood there before stays. Whoever began with an older
-- version than the last is told so instead of writing over somebody's work.
alter table shop.product add column version integer not null default 1 check (version > 0);
-- What search engines are told, where it is not the name and the summary.
alter table shop.product add column seo_title shop.translated;
alter table shop.product add column seo_description shop.translated;
-- What is shown beside it, by their addresses; where nothing is chosen, its neighbours on the shelf are. Whatever is not on
-- sale is left out, so no reference holds anything.
alter table shop.product add column related text[] not null default '{}' check (cardinality(related) <= 8);

-- What a product said until somebody changed it; what it says now stands with the product.
create table shop.product_version (
  product_id text not null references shop.product,
  version integer not null check (version > 0),
  content jsonb not null,
  -- Who of the staff; null for a command or the shop itself.
  replaced_by text,
  at timestamptz not null default now(),
  primary key (product_id, version)
);
create trigger product_version_append_only before update or delete on shop.product_version
  for each row execute function shop.refuse_change();

-- All that somebody decides about a product, named as the code names it. The price is the one outside sales.
create function shop.content_of(p shop.product) returns jsonb
  language sql stable
  as $$
    select jsonb_build_object(
      'slug', p.slug, 'family', p.family, 'categorySlug', p.category_slug, 'platformCode', p.platform_code,
      'regionCode', p.region_code, 'edition', p.edition, 'kind', p.kind, 'legalNature', p.legal_nature,
      'voucherPurpose', p.voucher_purpose, 'status', p.status, 'name', p.name, 'summary', p.summary,
      'description', p.description, 'features', p.features, 'publisher', p.publisher, 'releaseAt', p.release_at,
      'keyPattern', p.key_pattern, 'related', p.related, 'seoTitle', p.seo_title, 'seoDescription', p.seo_description,
      'priceMinor', p.list_price_minor, 'regularPriceMinor', p.regular_price_minor)
  $$;

-- By the database, so that no way of changing a product leaves its trace out. What the shop works out by itself, the price in
-- a sale and the shown stock, is no change of this kind.
create function shop.keep_product_version() returns trigger
  language plpgsql as $$
declare
  before jsonb := shop.content_of(old);
begin
  if before is distinct from shop.content_of(new) then
    new.version := old.version + 1;
    insert into shop.product_version (product_id, version, content, replaced_by)
      values (old.id, old.version, before, shop.claim('account'));
  end if;
  return new;
end $$;
create trigger product_versioned before update of
    slug, family, category_slug, platform_code, region_code, edition, kind, legal_nature, voucher_purpose, status, name,
    summary, description, features, publisher, release_at, key_pattern, related, seo_title, seo_description, list_price_minor,
    regular_price_minor
  on shop.product for each row execute function shop.keep_product_version();

revoke all on shop.product_version from public;
revoke all on function shop.content_of(shop.product), shop.keep_product_version() from public;
grant execute on function shop.content_of(shop.product), shop.keep_product_version() to shop_worker, shop_staff;
grant select, insert on shop.product_version to shop_worker, shop_staff;

-- The staff write the window in their own name, prices with their log included; the gate of the back office asks who may.
grant insert, update on shop.category, shop.platform, shop.region, shop.product to shop_staff;
grant insert, update, delete on shop.foreign_price to shop_staff;
grant insert on shop.price_change, shop.search_word to shop_staff;
grant execute on function
  shop.price_in_sale(text, text, integer, text, timestamptz), shop.regular_price(integer, integer, integer),
  shop.reduction_began(text, text), shop.ask_price() to shop_staff;

select shop.settle_ownership();
