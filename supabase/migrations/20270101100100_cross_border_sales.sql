-- What was invoiced to consumers of other member states in a year, net, in cents of euros. Each invoice is added under the lock of
-- its series, and asks this row before it is: the one that crosses the threshold of directive 2006/112/EC art. 59c knows it.
create table shop.cross_border_sales (
  year integer primary key check (year between 2000 and 9999),
  net_minor bigint not null default 0 check (net_minor >= 0)
);
revoke all on shop.cross_border_sales from public;
grant select on shop.cross_border_sales to shop_service, shop_worker;
grant insert, update on shop.cross_border_sales to shop_worker;

-- Of the sales that have an invoice already.
insert into shop.cross_border_sales (year, net_minor)
  select extract(year from o.paid_at at time zone 'Europe/Paris')::integer,
    sum(round(l.net_minor::numeric * o.eur_total_minor / nullif(o.gross_minor, 0)))
  from shop.order_line l join shop."order" o on o.id = l.order_id
  where l.vat_treatment in ('oss', 'origin') and o.paid_at is not null and o.gross_minor > 0
    and exists (select from shop.tax_document d where d.order_id = o.id)
  group by 1;

select shop.settle_ownership();
