-- Orders that were paid and delivered and of which nobody has looked at a key, a row each: their list and its count read these rows
-- and no others. Nobody writes them; they follow from orders and units, whoever changes those.
create table shop.unviewed_order (
  order_id text primary key references shop."order" on delete cascade,
  placed_at timestamptz not null,
  -- Of the sealed key that came last.
  delivered_at timestamptz not null,
  sealed integer not null check (sealed > 0),
  product_ids text[] not null
);
create index unviewed_order_delivered on shop.unviewed_order (delivered_at, order_id);

-- What the rows have to say. What was given away is another's to look at; what is held, refunded or cancelled waits for nobody.
create view shop.unviewed_by_units with (security_barrier) as
  select o.id as order_id, o.placed_at, max(u.delivered_at) as delivered_at, count(*)::integer as sealed,
    array_agg(distinct u.product_id) as product_ids
  from shop."order" o join shop.unit u on u.order_id = o.id
  where o.state in ('fulfilled', 'part_fulfilled') and o.held_for is null
    and u.state in ('delivered', 'revealed') and u.given_at is null
  group by o.id
  having bool_and(u.state = 'delivered') and max(u.delivered_at) is not null;

create function shop.note_unviewed(changed text) returns void
  language plpgsql security definer set search_path = shop, pg_temp as $$
begin
  -- Whoever changes an order has its lock already; two who did not would each read what was before the other.
  perform from shop."order" where id = changed for no key update;
  delete from shop.unviewed_order where order_id = changed
    and not exists (select from shop.unviewed_by_units where order_id = changed);
  insert into shop.unviewed_order (order_id, placed_at, delivered_at, sealed, product_ids)
    select order_id, placed_at, delivered_at, sealed, product_ids from shop.unviewed_by_units where order_id = changed
    on conflict (order_id) do update
      set delivered_at = excluded.delivered_at, sealed = excluded.sealed, product_ids = excluded.product_ids;
end $$;
-- Once for each order that a statement changed, however many of its units.
create function shop.note_unviewed_of_changed_units() returns trigger
  language plpgsql security definer set search_path = shop, pg_temp as $$
declare changed text;
begin
  for changed in
    select distinct after.order_id from after join before using (id)
    where (before.state, before.given_at, before.delivered_at) is distinct from (after.state, after.given_at, after.delivered_at)
      and (before.state in ('delivered', 'revealed') or after.state in ('delivered', 'revealed'))
    order by after.order_id
  loop
    perform shop.note_unviewed(changed);
  end loop;
  return null;
end $$;
create function shop.note_unviewed_of_new_units() returns trigger
  language plpgsql security definer set search_path = shop, pg_temp as $$
declare changed text;
begin
  for changed in select distinct order_id from after where state in ('delivered', 'revealed') order by order_id loop
    perform shop.note_unviewed(changed);
  end loop;
  return null;
end $$;
create function shop.note_unviewed_by_order() returns trigger
  language plpgsql security definer set search_path = shop, pg_temp as $$
begin
  perform shop.note_unviewed(new.id);
  return null;
end $$;
revoke execute on function shop.note_unviewed(text), shop.note_unviewed_of_changed_units(), shop.note_unviewed_of_new_units(),
  shop.note_unviewed_by_order() from public;

create trigger unit_unviewed after update on shop.unit referencing old table as before new table as after
  for each statement execute function shop.note_unviewed_of_changed_units();
create trigger unit_born_unviewed after insert on shop.unit referencing new table as after
  for each statement execute function shop.note_unviewed_of_new_units();
create trigger order_unviewed after update of state, held_for on shop."order"
  for each row when ((old.state, old.held_for) is distinct from (new.state, new.held_for)
    and (old.state in ('fulfilled', 'part_fulfilled') or new.state in ('fulfilled', 'part_fulfilled')))
  execute function shop.note_unviewed_by_order();

insert into shop.unviewed_order (order_id, placed_at, delivered_at, sealed, product_ids)
  select order_id, placed_at, delivered_at, sealed, product_ids from shop.unviewed_by_units;
-- Nobody else asks for sealed keys by their time.
drop index shop.unit_sealed;

select shop.guard_rows('shop.unviewed_order');
grant select on shop.unviewed_order to shop_staff, shop_service, shop_worker;
-- Whoever looks for broken promises compares the two.
grant select on shop.unviewed_by_units to shop_worker;
create policy read_by_staff on shop.unviewed_order for select to shop_staff
  using ((select shop.claim('account')) is not null);
select shop.heed_restriction('shop.unviewed_order', 'shop.restricted_orders', 'order_id');
create policy archived on shop.unviewed_order as restrictive for select to shop_staff
  using (placed_at > now() - interval '3 years' or (select shop.reads_archive()));

select shop.settle_ownership();
