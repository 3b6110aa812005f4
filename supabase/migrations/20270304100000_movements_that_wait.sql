-- What moved on the provider's balance in another currency, while no rate of its day is known: it is read from the statement again, and
-- booked, once one is, however long that takes.
create table shop.book_waiting (
  movement_id text primary key check (length(movement_id) between 1 and 200),
  currency text not null check (currency ~ '^[A-Z]{3}$' and currency <> 'EUR'),
  -- In the smallest unit of the currency, before the fee.
  amount_minor bigint not null,
  moved_at timestamptz not null,
  -- The day of the shop's zone whose rate it waits for.
  day date not null
);
create index book_waiting_day on shop.book_waiting (currency, day);

grant select, insert, delete on shop.book_waiting to shop_worker;
grant select on shop.book_waiting to shop_staff;

select shop.settle_ownership();
