-- What became known of a sale after it was placed, and what its documents say because of it: that a company bought it, or that
-- another country counts for its VAT (decision 30). Nothing is overwritten; the latest of a kind counts.
create table shop.sale_correction (
  order_id text not null references shop."order",
  position integer not null check (position > 0),
  -- The company with its address as it is printed, and its VAT number, which changes no VAT.
  company_name text check (length(company_name) between 1 and 120),
  address_lines text[] check (cardinality(address_lines) between 1 and 12),
  vat_number text check (vat_number ~ '^[A-Z0-9]{4,20}$'),
  -- Whose VAT counts, by whoever decided a conflict of evidence.
  country text check (country ~ '^[A-Z]{2}$'),
  -- Of the staff; null for the buyer.
  corrected_by text,
  corrected_at timestamptz not null default now(),
  primary key (order_id, position),
  check ((company_name is null) = (address_lines is null)),
  check (vat_number is null or company_name is not null),
  check ((company_name is null) <> (country is null))
);
create index sale_correction_made on shop.sale_correction (corrected_at);

select shop.guard_rows('shop.sale_correction');
grant select, insert on shop.sale_correction to shop_service, shop_worker;
grant delete on shop.sale_correction to shop_worker;
grant select on shop.sale_correction to shop_visitor, shop_customer, shop_staff;
create policy with_the_order on shop.sale_correction for select to shop_visitor, shop_customer
  using (exists (select from shop."order" o where o.id = order_id));
create policy watched_by_staff on shop.sale_correction for select to shop_staff
  using ((select shop.claim('account')) is not null);
select shop.heed_restriction('shop.sale_correction', 'shop.restricted_order', 'order_id');

-- How far an invoice knows its sale: read out of what was hashed, so that it cannot say anything else. Those from before say it by
-- their round.
alter table shop.tax_document
  add column correction integer not null
    generated always as (coalesce((content::jsonb #>> '{basis,correction}')::integer, 0)) stored,
  add column is_untaxed boolean not null
    generated always as (coalesce((content::jsonb #>> '{basis,isUntaxed}')::boolean, refund_id is null and round % 4 = 3)) stored;

select shop.settle_ownership();
