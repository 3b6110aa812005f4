-- Orders of which nothing is left to pay. No payment stands behind them, so the guard asks for something else: that the
-- order costs nothing, and is settled. Whatever costs something still needs its captured money.
create or replace function shop.guard_delivery() returns trigger
  language plpgsql as $$
begin
  if not exists (
    select from shop.payment p join shop.order o on o.id = p.order_id
    where p.order_id = new.order_id and p.captured_minor = o.gross_minor
      and p.state in ('captured', 'partially_refunded')
  ) and not exists (
    select from shop.order o where o.id = new.order_id and o.gross_minor = 0 and o.paid_at is not null
  ) then
    raise exception 'unit % cannot be delivered: the payment is not captured', new.id using errcode = 'check_violation';
  end if;
  return new;
end $$;

-- An order is free because of what was ordered, and stays so.
create function shop.guard_order_total() returns trigger
  language plpgsql as $$
begin
  raise exception 'the total of order % cannot change', new.id using errcode = 'check_violation';
end $$;
create trigger order_total before update on shop.order
  for each row when (new.gross_minor <> old.gross_minor) execute function shop.guard_order_total();

-- How many free keys went to a mailbox, a device and a network on one day: digests, gone after two days. One row is one
-- lock, so that of many who come at once no more get through than may.
create table shop.free_claim (
  print bytea not null,
  day date not null default current_date,
  units integer not null check (units > 0),
  primary key (print, day)
);

select shop.guard_rows('shop.free_claim');
grant select, insert, update on shop.free_claim to shop_service;
grant select, insert, update, delete on shop.free_claim to shop_worker;
revoke all on function shop.guard_order_total() from public;
grant execute on function shop.guard_order_total() to shop_service, shop_worker;

select shop.settle_ownership();
