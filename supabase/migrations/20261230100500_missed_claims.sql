-- Claims to another address that named the day and the amount of an order and not its card: how many, for whoever decides about one
-- that did. Who asked and for which address is not kept.
create table shop.address_claim_miss (
  order_id text primary key references shop.order,
  count integer not null check (count > 0),
  last_at timestamptz not null
);
create index address_claim_miss_last on shop.address_claim_miss (last_at);

select shop.guard_rows('shop.address_claim_miss');
grant select, insert, update on shop.address_claim_miss to shop_service, shop_worker;
grant delete on shop.address_claim_miss to shop_worker;
grant select on shop.address_claim_miss to shop_staff;
create policy watched_by_staff on shop.address_claim_miss for select to shop_staff
  using ((select shop.claim('account')) is not null);
select shop.heed_restriction('shop.address_claim_miss', 'shop.restricted_order', 'order_id');

select shop.settle_ownership();
