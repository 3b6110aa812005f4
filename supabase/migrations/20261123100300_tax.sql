-- VAT rates by country and day. Basis points: 2000 is 20 %.
create table shop.vat_rate (
  country text not null check (country ~ '^[A-Z]{2}$'),
  kind text not null check (kind in ('standard')),
  rate_basis_points integer not null check (rate_basis_points between 0 and 5000),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  primary key (country, kind, valid_from)
);
