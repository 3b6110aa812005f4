-- Prices in further currencies. A product is asked for in euros, and may be in others: each with a list price of its own, the
-- price that follows from it and from the sales in force, and the same log, so that a reduction is told truthfully in each.
alter table shop.product add constraint product_in_euros check (currency = 'EUR');

create table shop.foreign_price (
  product_id text not null references shop.product on delete cascade,
  currency text not null check (currency ~ '^[A-Z]{3}$' and currency <> 'EUR'),
  list_price_minor integer not null check (list_price_minor > 0),
  price_minor integer not null check (price_minor > 0 and price_minor <= list_price_minor),
  regular_price_minor integer check (regular_price_minor > list_price_minor),
  reduced_from_minor integer check (reduced_from_minor > price_minor),
  sale_until timestamptz,
  updated_at timestamptz not null default now(),
  primary key (product_id, currency)
);
create index foreign_price_price on shop.foreign_price (currency, price_minor, product_id);
create index foreign_price_in_sale on shop.foreign_price (product_id) where sale_until is not null;

-- A percentage is one in every currency; a price is one in its own.
create or replace function shop.price_in_sale(
  product text, category text, list_price integer, of_currency text, moment timestamptz,
  out price_minor integer, out until timestamptz)
  language sql stable
  as $$
    select offer.price_minor, offer.ends_at from (
      select coalesce(s.price_minor, greatest(1, floor(list_price::numeric * (100 - s.percent) / 100)::integer)) as price_minor,
        s.ends_at
      from shop.sale s
      where s.starts_at <= moment and moment < s.ends_at and (s.percent is not null or s.currency = of_currency)
        and (s.category_slug = category
          or exists (select from shop.sale_product m where m.sale_id = s.id and m.product_id = product))
    ) offer
    where offer.price_minor < list_price
    order by offer.price_minor, offer.ends_at desc limit 1
  $$;

-- One rule for the price in euros, which stands with the product, and for those in other currencies.
create or replace function shop.ask_price() returns trigger
  language plpgsql as $$
declare
  product text;
  category text;
  sale record;
  last record;
  regular integer;
  began timestamptz := clock_timestamp();
  lowest integer;
begin
  if tg_table_name = 'product' then
    product := new.id;
    category := new.category_slug;
  else
    product := new.product_id;
    select p.category_slug into category from shop.product p where p.id = product;
  end if;
  new.list_price_minor := coalesce(new.list_price_minor, new.price_minor);
  select * into sale from shop.price_in_sale(product, category, new.list_price_minor, new.currency, now());
  new.price_minor := coalesce(sale.price_minor, new.list_price_minor);
  new.sale_until := sale.until;
  if tg_op = 'INSERT' then
    return new;
  end if;
  regular := shop.regular_price(new.price_minor, new.list_price_minor, new.regular_price_minor);
  select price_minor, regular_price_minor into last from shop.price_change
    where product_id = product and currency = new.currency order by at desc limit 1;
  if (new.price_minor, regular) is not distinct from (last.price_minor, last.regular_price_minor)
      and new.currency = old.currency then
    return new;
  end if;
  if regular is not null and last.regular_price_minor is not null and new.price_minor <= last.price_minor then
    began := shop.reduction_began(product, new.currency);
  end if;
  lowest := shop.lowest_price_before(product, new.currency, began);
  new.reduced_from_minor := case when regular is not null and lowest > new.price_minor then lowest end;
  return new;
end $$;

create or replace function shop.record_price() returns trigger
  language plpgsql as $$
declare
  product text;
  regular integer := shop.regular_price(new.price_minor, new.list_price_minor, new.regular_price_minor);
begin
  if tg_table_name = 'product' then product := new.id; else product := new.product_id; end if;
  if tg_op = 'INSERT' or (new.price_minor, regular, new.currency) is distinct from (old.price_minor,
      shop.regular_price(old.price_minor, old.list_price_minor, old.regular_price_minor), old.currency) then
    insert into shop.price_change (product_id, currency, price_minor, regular_price_minor)
      values (product, new.currency, new.price_minor, regular);
  end if;
  return null;
end $$;

create trigger foreign_price_asked before insert or update on shop.foreign_price
  for each row execute function shop.ask_price();
create trigger foreign_price_recorded after insert or update on shop.foreign_price
  for each row execute function shop.record_price();
create constraint trigger foreign_price_new_or_gone after insert or delete on shop.foreign_price
  deferrable initially deferred for each row execute function shop.announce_catalog();
create constraint trigger foreign_price_changed after update on shop.foreign_price
  deferrable initially deferred for each row when (old.* is distinct from new.*) execute function shop.announce_catalog();

-- A cart is priced in the currency that its visitor reads, so it has none of its own; what was seen was seen in one.
alter table shop.cart drop column currency;
alter table shop.cart_line add column seen_currency text not null default 'EUR';
alter table shop.cart_line alter column seen_currency drop default;

-- What the same order costs in euros: what limits and the books compare, whatever it is paid in.
alter table shop."order" add column eur_total_minor integer check (eur_total_minor >= 0);
update shop."order" set eur_total_minor = gross_minor;
alter table shop."order" alter column eur_total_minor set not null;
alter table shop."order" add check (currency <> 'EUR' or eur_total_minor = gross_minor);

-- What came of money on the provider's balance, by its own statement: asked for in one currency, settled in another. The rate is
-- kept as it was told and nothing is worked out with it.
alter table shop.payment add column settled_minor integer;
alter table shop.payment add column settled_currency text check (settled_currency ~ '^[A-Z]{3}$');
alter table shop.payment add column exchange_rate double precision check (exchange_rate > 0);
alter table shop.payment add check ((settled_minor is null) = (settled_currency is null));
alter table shop.refund add column settled_minor integer;
alter table shop.refund add column settled_currency text check (settled_currency ~ '^[A-Z]{3}$');
alter table shop.refund add column exchange_rate double precision check (exchange_rate > 0);
alter table shop.refund add check ((settled_minor is null) = (settled_currency is null));
create index payment_unsettled on shop.payment (checked_at)
  where settled_minor is null and currency <> 'EUR' and state in ('captured', 'partially_refunded', 'refunded');

revoke all on shop.foreign_price from public;
grant select on shop.foreign_price
  to shop_visitor, shop_customer, shop_staff, shop_service, shop_worker, shop_reader;
grant insert, update, delete on shop.foreign_price to shop_worker;
grant select (eur_total_minor) on shop."order" to shop_reader;
grant select (settled_minor, settled_currency, exchange_rate) on shop.payment, shop.refund to shop_reader;

select shop.settle_ownership();
