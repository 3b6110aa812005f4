-- A bundle is held against its parts when all is written, in whatever order it was: what is written together may take each other's place.
drop trigger product_parts_checked on shop.product;
drop trigger product_of_bundle on shop.product;
drop trigger product_of_bundle_again on shop.product;

create or replace function shop.check_parts() returns trigger
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
create constraint trigger product_of_bundle after insert on shop.product
  deferrable initially deferred for each row when (new.parts <> '{}') execute function shop.follow_product();
create constraint trigger product_of_bundle_again after update of parts, status, release_at on shop.product
  deferrable initially deferred for each row
  when ((old.parts, old.status, old.release_at) is distinct from (new.parts, new.status, new.release_at))
  execute function shop.follow_product();

create or replace function shop.stock_of_bundle(bundle text) returns integer
  language plpgsql security definer set search_path = shop, pg_temp as $$
begin
  return coalesce((
    select min(case when p.status = 'active' and coalesce(p.release_at <= now(), true)
      then coalesce(s.available, 0) / part.times else 0 end)
    from (select slug, count(*) as times from unnest((select parts from shop.product where id = bundle)) slug group by slug) part
    left join shop.product p on p.slug = part.slug left join shop.product_stock s on s.product_id = p.id), 0);
end $$;

-- A product before its count, as whoever writes a product takes them.
create or replace function shop.recount_bundles(bundles text[]) returns void
  language plpgsql security definer set search_path = shop, pg_temp as $$
begin
  perform from shop.product where id = any(bundles) order by slug for no key update;
  insert into shop.product_stock (product_id, available)
    select bundle, shop.stock_of_bundle(bundle) from unnest(bundles) bundle order by bundle
    on conflict (product_id) do update
      set available = shop.stock_of_bundle(product_stock.product_id), counted_at = now();
end $$;

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

select shop.settle_ownership();
