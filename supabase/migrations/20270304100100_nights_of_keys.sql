-- Until the end of which day it is booked what became of the keys: a row for each night that came to its end. What a missed night left
-- undone the next one makes up for.
create table shop.book_night (
  day date primary key,
  completed_at timestamptz not null default now()
);
-- Until now nobody wrote it down; so far it is certain.
insert into shop.book_night (day)
  select max(day) from shop.book_entry where source_kind = 'batch' having max(day) is not null;

grant select, insert on shop.book_night to shop_worker;
grant select on shop.book_night to shop_staff;

select shop.settle_ownership();
