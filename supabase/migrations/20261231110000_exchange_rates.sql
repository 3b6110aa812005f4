-- What one euro was in another currency on a day: as the European Central Bank published it, or as somebody wrote it down. Added to,
-- never changed: of several for one day the bank's counts, then the latest.
create table shop.exchange_rate (
  id bigint generated always as identity primary key,
  currency text not null check (currency ~ '^[A-Z]{3}$' and currency <> 'EUR'),
  day date not null,
  -- So many units of the currency for one euro.
  per_euro double precision not null check (per_euro > 0),
  source text not null check (source in ('ecb', 'manual')),
  noted_at timestamptz not null,
  noted_by text,
  check ((source = 'manual') = (noted_by is not null))
);
create unique index exchange_rate_published on shop.exchange_rate (currency, day) where source = 'ecb';
create index exchange_rate_day on shop.exchange_rate (currency, day);
create trigger exchange_rate_stays before update on shop.exchange_rate
  for each row execute function shop.book_line_stays();

grant select, insert on shop.exchange_rate to shop_worker;
grant select on shop.exchange_rate to shop_staff;

select shop.settle_ownership();
