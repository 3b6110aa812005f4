-- Sales that begin and end by the clock. A product has a list price, which the operator sets, and the price that is asked
-- now, which follows from it and from the sales in force: everybody who reads a price reads that one column, and every
-- change of it stands in price_change, so that no price is asked without its trace (directive 98/6/EC art. 6a).
alter table shop.product add column list_price_minor integer check (list_price_minor > 0);
-- When the sale ends that the price comes from; null outside sales.
alter table shop.product add column sale_until timestamptz;

create table shop.sale (
  id text primary key,
  -- For the staff alone; visitors see prices.
  name text not null check (length(name) between 1 and 80),
  category_slug text references shop.category,
  percent integer check (percent between 1 and 99),
  price_minor integer check (price_minor > 0),
  currency text not null default 'EUR' check (currency ~ '^[A-Z]{3}$'),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  created_at timestamptz not null default now(),
  check (starts_at < ends_at),
  check (num_nonnulls(percent, price_minor) = 1)
);
create index sale_by_end on shop.sale (ends_at);

-- What a sale without a category is about.
create table shop.sale_product (
  sale_id text not null references shop.sale on delete cascade,
  product_id text not null references shop.product on delete cascade,
  primary key (sale_id, product_id)
);
create index sale_product_product on shop.sale_product (product_id);

-- The one place where a sale becomes a price: the lowest of those in force, and never above the list price. A percentage is
-- rounded in favour of the buyer.
create function shop.price_in_sale(
  product text, category text, list_price integer, of_currency text, moment timestamptz,
  out price_minor integer, out until timestamptz)
  language sql stable
  as $$
    select offer.price_minor, offer.ends_at from (
      select coalesce(s.price_minor, greatest(1, floor(list_price::numeric * (100 - s.percent) / 100)::integer)) as price_minor,
        s.ends_at
      from shop.sale s
      where s.starts_at <= moment and moment < s.ends_at and s.currency = of_currency
        and (s.category_slug = category
          or exists (select from shop.sale_product m where m.sale_id = s.id and m.product_id = product))
    ) offer
    where offer.price_minor < list_price
    order by offer.price_minor, offer.ends_at desc limit 1
  $$;

-- What stands beside a price in the log: the price that the operator calls the regular one, and in a sale at least the list
-- price. A line with it asks a reduced price, so the log alone tells when a reduction began.
create function shop.regular_price(asked integer, list_price integer, named integer) returns integer
  language sql immutable parallel safe
  as $$ select case when asked < list_price then coalesce(named, list_price) else named end $$;

-- When the reduction began that the last line of the log belongs to; null when that line is not reduced. Lines that ask no
-- more than the one before continue it: an unbroken reduction that is renewed or grows has one beginning (art. 6a(5);
-- C. conso. L112-1-1, II). A reduced price that is raised is a new reduction.
create function shop.reduction_began(product text, of_currency text) returns timestamptz
  language sql stable
  as $$
    select case when step.regular_price_minor is not null then step.at end
    from (
      select at, regular_price_minor, coalesce(regular_price_minor is not null
        and lag(regular_price_minor) over steps is not null and price_minor <= lag(price_minor) over steps, false) as continues
      from shop.price_change where product_id = product and currency = of_currency
      window steps as (order by at)
    ) step
    where not step.continues order by step.at desc limit 1
  $$;

-- Works out the price that is asked now and what a reduction is told from: the lowest price of the 30 days before the
-- reduction began, never the regular price that the operator names (Court of Justice, C-330/23).
create function shop.ask_price() returns trigger
  language plpgsql as $$
declare
  sale record;
  last record;
  regular integer;
  began timestamptz := clock_timestamp();
  lowest integer;
begin
  new.list_price_minor := coalesce(new.list_price_minor, new.price_minor);
  select * into sale from shop.price_in_sale(new.id, new.category_slug, new.list_price_minor, new.currency, now());
  new.price_minor := coalesce(sale.price_minor, new.list_price_minor);
  new.sale_until := sale.until;
  if tg_op = 'INSERT' then
    return new;
  end if;
  regular := shop.regular_price(new.price_minor, new.list_price_minor, new.regular_price_minor);
  select price_minor, regular_price_minor into last from shop.price_change
    where product_id = new.id and currency = new.currency order by at desc limit 1;
  if (new.price_minor, regular) is not distinct from (last.price_minor, last.regular_price_minor)
      and new.currency = old.currency then
    return new;
  end if;
  if regular is not null and last.regular_price_minor is not null and new.price_minor <= last.price_minor then
    began := shop.reduction_began(new.id, new.currency);
  end if;
  lowest := shop.lowest_price_before(new.id, new.currency, began);
  new.reduced_from_minor := case when regular is not null and lowest > new.price_minor then lowest end;
  return new;
end $$;

create or replace function shop.record_price() returns trigger
  language plpgsql as $$
declare
  regular integer := shop.regular_price(new.price_minor, new.list_price_minor, new.regular_price_minor);
begin
  if tg_op = 'INSERT' or (new.price_minor, regular, new.currency) is distinct from (old.price_minor,
      shop.regular_price(old.price_minor, old.list_price_minor, old.regular_price_minor), old.currency) then
    insert into shop.price_change (product_id, currency, price_minor, regular_price_minor)
      values (new.id, new.currency, new.price_minor, regular);
  end if;
  return null;
end $$;

update shop.product set list_price_minor = price_minor;
alter table shop.product alter column list_price_minor set not null;
alter table shop.product add check (price_minor <= list_price_minor);
alter table shop.product add check (regular_price_minor > list_price_minor);
create index product_in_sale on shop.product (id) where sale_until is not null;

drop trigger product_reduction on shop.product;
drop function shop.tell_reduction();
create trigger product_asked_price before insert or update on shop.product
  for each row execute function shop.ask_price();

-- A history of which lines can vanish proves nothing. A product that was ever offered is archived, never deleted.
drop trigger price_change_append_only on shop.price_change;
create trigger price_change_append_only before update or delete on shop.price_change
  for each row execute function shop.refuse_change();

revoke all on shop.sale, shop.sale_product from public;
revoke all on function
  shop.price_in_sale(text, text, integer, text, timestamptz), shop.regular_price(integer, integer, integer),
  shop.reduction_began(text, text), shop.ask_price() from public;
-- Prices are worked out where they are written.
grant execute on function
  shop.price_in_sale(text, text, integer, text, timestamptz), shop.regular_price(integer, integer, integer),
  shop.reduction_began(text, text), shop.ask_price() to shop_worker;
-- What is planned is nobody's business but the staff's.
grant select, insert, update, delete on shop.sale, shop.sale_product to shop_worker, shop_staff;

select shop.settle_ownership();
