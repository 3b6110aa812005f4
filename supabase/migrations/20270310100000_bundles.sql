-- A bundle is a product that is several others: bought in one, for one price, it delivers a key of each of its parts. It has no keys
-- of its own, and what the window says of its stock follows what its parts have. Parts are named by their addresses, which never
-- change; one that is named twice is delivered twice.
alter table shop.product add column parts text[] not null default '{}'
  check (parts = '{}' or cardinality(parts) between 2 and 10);
-- It is delivered at once, as the products that it is.
alter table shop.product add constraint product_bundle_check
  check (parts = '{}' or (release_at is null and legal_nature <> 'voucher'));
create index product_parts on shop.product using gin (parts) where parts <> '{}';

create function shop.has_keys(product text) returns boolean
  language sql stable security definer set search_path = shop, pg_temp
  as $$ select exists (select from shop.key_batch where product_id = product) $$;
revoke execute on function shop.has_keys(text) from public;
grant execute on function shop.has_keys(text) to shop_staff, shop_service, shop_worker;

-- A bundle is held against its parts when all is written, in whatever order it was: what is written together may take each other's place.
create function shop.check_parts() returns trigger
  language plpgsql security definer set search_path = shop, pg_temp as $$
declare
  named text[] := (select parts from shop.product where id = new.id);
  each text;
begin
  if named = '{}' then return null; end if;
  -- Whoever names it and whoever makes it a bundle wait for each other. No row is held for that: sales write there how many are left.
  for each in select distinct slug from unnest(named || new.slug) slug order by slug loop
    if each = new.slug then perform pg_advisory_xact_lock(hashtextextended('bundle ' || each, 0));
    else perform pg_advisory_xact_lock_shared(hashtextextended('bundle ' || each, 0)); end if;
  end loop;
  if exists (select from unnest(named) part where not exists (
    select from shop.product where slug = part and parts = '{}')) then
    raise exception 'a part of a bundle is a product that there is, and no bundle itself'
      using errcode = 'check_violation', constraint = 'product_parts_sound';
  end if;
  if exists (select from shop.product where parts <> '{}' and parts @> array[new.slug]) then
    raise exception 'a part of a bundle is no bundle itself'
      using errcode = 'check_violation', constraint = 'product_parts_sound';
  end if;
  -- An import takes minutes, and is not waited for: it brings keys.
  if not pg_try_advisory_xact_lock(hashtextextended('keys of ' || new.id, 0)) or shop.has_keys(new.id) then
    raise exception 'a product that has keys is no bundle'
      using errcode = 'check_violation', constraint = 'product_parts_no_keys';
  end if;
  return null;
end $$;
create constraint trigger product_parts_checked after insert or update of parts on shop.product
  deferrable initially deferred for each row when (new.parts <> '{}') execute function shop.check_parts();

create function shop.refuse_keys_of_bundle() returns trigger
  language plpgsql security definer set search_path = shop, pg_temp as $$
begin
  -- The product's row is not held: an import takes minutes, and sales write there how many are left.
  perform pg_advisory_xact_lock_shared(hashtextextended('keys of ' || new.product_id, 0));
  if exists (select from shop.product where id = new.product_id and parts <> '{}') then
    raise exception 'a bundle has no keys of its own'
      using errcode = 'check_violation', constraint = 'key_batch_of_no_bundle';
  end if;
  return new;
end $$;
create trigger key_batch_of_no_bundle before insert on shop.key_batch
  for each row execute function shop.refuse_keys_of_bundle();

-- How often a bundle could be delivered. Volatile, so that it sees what was committed while the row of its count was waited for.
create function shop.stock_of_bundle(bundle text) returns integer
  language plpgsql security definer set search_path = shop, pg_temp as $$
begin
  return coalesce((
    select min(case when p.status = 'active' and coalesce(p.release_at <= now(), true)
      then coalesce(s.available, 0) / part.times else 0 end)
    from (select slug, count(*) as times from unnest((select parts from shop.product where id = bundle)) slug group by slug) part
    left join shop.product p on p.slug = part.slug left join shop.product_stock s on s.product_id = p.id), 0);
end $$;

-- A product before its count, as whoever writes a product takes them.
create function shop.recount_bundles(bundles text[]) returns void
  language plpgsql security definer set search_path = shop, pg_temp as $$
begin
  perform from shop.product where id = any(bundles) order by slug for no key update;
  insert into shop.product_stock (product_id, available)
    select bundle, shop.stock_of_bundle(bundle) from unnest(bundles) bundle order by bundle
    on conflict (product_id) do update
      set available = shop.stock_of_bundle(product_stock.product_id), counted_at = now();
end $$;

-- After all that one statement counted, in the order of the bundles, so that two countings wait for each other.
create function shop.follow_parts() returns trigger
  language plpgsql security definer set search_path = shop, pg_temp as $$
declare
  bundles text[] := (select array_agg(b.id) from shop.product b where b.parts <> '{}' and b.parts && (
    select array_agg(p.slug) from counted c join shop.product p on p.id = c.product_id));
begin
  if bundles is not null then perform shop.recount_bundles(bundles); end if;
  return null;
end $$;
create trigger product_stock_of_bundles after insert on shop.product_stock referencing new table as counted
  for each statement execute function shop.follow_parts();
create trigger product_stock_of_bundles_again after update on shop.product_stock referencing new table as counted
  for each statement execute function shop.follow_parts();

-- Also when a bundle gets other parts, and when a part leaves the window.
create function shop.follow_product() returns trigger
  language plpgsql security definer set search_path = shop, pg_temp as $$
declare
  bundles text[] := (select array_agg(id) from shop.product where parts <> '{}' and (id = new.id or parts @> array[new.slug]));
begin
  if bundles is not null then perform shop.recount_bundles(bundles); end if;
  if new.parts = '{}' and tg_op = 'UPDATE' and old.parts <> '{}' then
    update shop.product_stock set available = 0, counted_at = now() where product_id = new.id;
  end if;
  return null;
end $$;
create constraint trigger product_of_bundle after insert on shop.product
  deferrable initially deferred for each row when (new.parts <> '{}') execute function shop.follow_product();
create constraint trigger product_of_bundle_again after update of parts, status, release_at on shop.product
  deferrable initially deferred for each row
  when ((old.parts, old.status, old.release_at) is distinct from (new.parts, new.status, new.release_at))
  execute function shop.follow_product();

-- Parts and the bundles that they are in, before they are counted, in the order in which products are written.
create function shop.hold_bundles_of(products text[]) returns void
  language plpgsql security definer set search_path = shop, pg_temp as $$
declare
  bundles text[] := (select array_agg(b.id) from shop.product b where b.parts <> '{}' and b.parts && (
    select array_agg(slug) from shop.product where id = any(products)));
begin
  if bundles is null then return; end if;
  perform from shop.product p where p.id = any(bundles) or p.id = any(products) order by slug for no key update;
end $$;
revoke execute on function shop.hold_bundles_of(text[]) from public;
grant execute on function shop.hold_bundles_of(text[]) to shop_staff, shop_service, shop_worker;

revoke execute on function shop.check_parts(), shop.refuse_keys_of_bundle(), shop.stock_of_bundle(text),
  shop.recount_bundles(text[]), shop.follow_parts(), shop.follow_product() from public;

-- What a line of an order was bought as; its words as they stood.
alter table shop.order_line add column bundle_id text references shop.product;
alter table shop.order_line add column bundle_name shop.translated;
alter table shop.order_line add constraint order_line_bundle_check check ((bundle_id is null) = (bundle_name is null));
create index order_line_bundle on shop.order_line (bundle_id, order_id) where bundle_id is not null;

-- Parts are said by a version, and told when they change, as everything that somebody decides about a product.
create or replace function shop.content_of(p shop.product) returns jsonb
  language sql stable
  as $$
    select jsonb_build_object(
      'slug', p.slug, 'family', p.family, 'categorySlug', p.category_slug, 'platformCode', p.platform_code,
      'regionCode', p.region_code, 'edition', p.edition, 'kind', p.kind, 'legalNature', p.legal_nature,
      'voucherPurpose', p.voucher_purpose, 'status', p.status, 'name', p.name, 'summary', p.summary,
      'description', p.description, 'features', p.features, 'publisher', p.publisher, 'releaseAt', p.release_at,
      'keyPattern', p.key_pattern, 'related', p.related, 'parts', p.parts, 'seoTitle', p.seo_title,
      'seoDescription', p.seo_description, 'priceMinor', p.list_price_minor, 'regularPriceMinor', p.regular_price_minor)
  $$;
drop trigger product_versioned on shop.product;
create trigger product_versioned before update of
    slug, family, category_slug, platform_code, region_code, edition, kind, legal_nature, voucher_purpose, status, name,
    summary, description, features, publisher, release_at, key_pattern, related, parts, seo_title, seo_description,
    list_price_minor, regular_price_minor
  on shop.product for each row execute function shop.keep_product_version();

drop trigger product_change_noted_again on shop.product;
create trigger product_change_noted_again after update on shop.product
  for each row when (
    (old.slug, old.family, old.category_slug, old.platform_code, old.region_code, old.edition::text, old.kind, old.legal_nature,
      old.voucher_purpose, old.status, old.name::text, old.summary::text, old.description::text, old.features, old.publisher,
      old.related, old.parts, old.seo_title::text, old.seo_description::text, old.price_minor, old.list_price_minor,
      old.regular_price_minor, old.release_at)
    is distinct from
    (new.slug, new.family, new.category_slug, new.platform_code, new.region_code, new.edition::text, new.kind, new.legal_nature,
      new.voucher_purpose, new.status, new.name::text, new.summary::text, new.description::text, new.features, new.publisher,
      new.related, new.parts, new.seo_title::text, new.seo_description::text, new.price_minor, new.list_price_minor,
      new.regular_price_minor, new.release_at))
  execute function shop.note_product_change();

select shop.settle_ownership();
