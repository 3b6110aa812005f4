-- What each account came to on a day that is closed. Nothing in such a day changes any more, so the figures of a year are read from
-- some thousand rows and not from all that was sold in it.
create table shop.book_day (
  day date not null,
  account text not null,
  debit_minor bigint not null check (debit_minor >= 0),
  credit_minor bigint not null check (credit_minor >= 0),
  primary key (day, account)
);
insert into shop.book_day (day, account, debit_minor, credit_minor)
  select e.day, l.account, sum(l.debit_minor), sum(l.credit_minor)
  from shop.book_entry e join shop.book_line l on l.entry_id = e.id
  where e.number is not null group by e.day, l.account;
create trigger book_day_stays before update on shop.book_day
  for each row execute function shop.book_line_stays();

-- What leaves the stock, and how fast.
create index unit_delivered on shop.unit (delivered_at, product_id) where delivered_at is not null;

-- Visits of a long time, without walking over all that was looked at in it.
create index page_count_visits on shop.page_count (day) include (count) where event = 'visit_begun';

grant select, insert, delete on shop.book_day to shop_worker;
grant select on shop.book_day to shop_staff;

select shop.settle_ownership();
