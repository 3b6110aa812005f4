-- The list of the staff's orders, in each of its orders and narrowed by what they are looked up by most.
create index order_placed on shop."order" (placed_at, id);
create index order_total on shop."order" (eur_total_minor, id);
create index order_country on shop."order" (country, placed_at, id);
create index order_state_placed on shop."order" (state, placed_at, id);
create index order_line_product on shop.order_line (product_id, order_id);
-- What the provider calls a charge; its other names are unique already.
create index payment_charge on shop.payment (charge_id) where charge_id is not null;

-- Customers found by words of their name or company. Only the ids, and in the name of the shop, as for tickets: what compares words
-- may not be asked below row-level security. Whoever asks reads the orders themselves with their own rights.
create index order_contact_names on shop.order_contact using gin (
  to_tsvector('simple', shop.fold(coalesce(name, '') || ' ' || coalesce(company_name, ''))));
create function shop.found_buyers(asked text) returns setof text
  language sql stable strict security definer set search_path = shop, extensions, pg_temp
  rows 100 as $$
  with query as (
    select case when querytree(words) in ('', 'T') then ''::tsquery else words end as words
    from (select plainto_tsquery('simple', shop.fold(asked)) as words) as typed)
  select c.order_id from shop.order_contact c, query
  where to_tsvector('simple', shop.fold(coalesce(c.name, '') || ' ' || coalesce(c.company_name, ''))) @@ query.words
  order by c.order_id desc limit 2000
$$;
revoke execute on function shop.found_buyers(text) from public;
grant execute on function shop.found_buyers(text) to shop_staff;

select shop.settle_ownership();
