-- What stands in the way of a bundle is told apart, and whose it is, so that it is said in words also where it is only found at the commit.
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
      using errcode = 'check_violation', constraint = 'product_parts_sound', detail = new.slug;
  end if;
  if exists (select from shop.product where parts <> '{}' and parts @> array[new.slug]) then
    raise exception 'a part of a bundle is no bundle itself'
      using errcode = 'check_violation', constraint = 'product_parts_no_part', detail = new.slug;
  end if;
  -- An import takes minutes, and is not waited for: it brings keys.
  if not pg_try_advisory_xact_lock(hashtextextended('keys of ' || new.id, 0)) or shop.has_keys(new.id) then
    raise exception 'a product that has keys is no bundle'
      using errcode = 'check_violation', constraint = 'product_parts_no_keys', detail = new.slug;
  end if;
  return null;
end $$;
