-- How each line was treated for VAT, and in which country (decision 28): decided at the order and frozen with it.
alter table shop.order_line add column vat_treatment text;
alter table shop.order_line add column vat_country text check (vat_country ~ '^[A-Z]{2}$');

-- Until now the buyer's country alone decided, and the rate says whether it was one of the Union.
update shop.order_line l set
  vat_country = o.country,
  vat_treatment = case when l.vat_basis_points = 0 then 'outside_eu' when o.country = 'FR' then 'domestic' else 'oss' end
  from shop."order" o where o.id = l.order_id;

alter table shop.order_line alter column vat_treatment set not null;
alter table shop.order_line alter column vat_country set not null;
alter table shop.order_line add constraint order_line_vat_treatment_check check (vat_treatment in (
  'domestic', 'oss', 'origin', 'reverse_charge', 'outside_eu', 'exempt', 'voucher'));
alter table shop.order_line add constraint order_line_untaxed_check
  check (vat_treatment in ('domestic', 'oss', 'origin') or (vat_basis_points = 0 and tax_minor = 0));
-- What the year's sales to consumers of other member states add up to.
create index order_line_cross_border on shop.order_line (order_id) where vat_treatment in ('oss', 'origin');

-- Of a buyer that is a business, with the letters of its country.
alter table shop.order_contact add column vat_number text check (vat_number ~ '^[A-Z0-9]{4,20}$');

-- The VAT of a unit that went back because its buyer turned out to be a business; what is left is its price.
alter table shop.unit add column vat_returned_minor integer not null default 0;
alter table shop.unit add check (vat_returned_minor between 0 and gross_minor);

-- A voucher is taxed when it is sold, or when it is redeemed (directive 2006/112/EC art. 30a); nothing else has a purpose.
alter table shop.product add column voucher_purpose text check (voucher_purpose in ('single', 'multi'));
-- As vouchers were taxed until now.
update shop.product set voucher_purpose = 'single' where legal_nature = 'voucher';
alter table shop.product add constraint product_voucher_has_purpose
  check ((legal_nature = 'voucher') = (voucher_purpose is not null));

select shop.settle_ownership();
