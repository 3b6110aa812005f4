-- Somebody paid, mistyped their address and has no link: what they know of the payment is compared, and a human decides. Only
-- claims that meet an order are kept.
create table shop.address_claim (
  id text primary key,
  order_id text not null references shop.order,
  -- Where the letters shall go.
  email text not null check (length(email) <= 254),
  email_folded text not null,
  locale text not null check (locale in ('en', 'fr')),
  -- In their own words, if they have any.
  words text check (length(words) <= 500),
  -- By what the order was met.
  by_link boolean not null,
  card_met boolean not null,
  amount_met boolean not null,
  day_met boolean not null,
  state text not null default 'open' check (state in ('open', 'corrected', 'refused')),
  made_at timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  note text check (length(note) <= 500),
  check ((state = 'open') = (decided_at is null)),
  check ((decided_at is null) = (decided_by is null)),
  check (card_met or by_link)
);
-- One open claim for an order and an address: sent twice, it is the same one.
create unique index address_claim_open on shop.address_claim (order_id, email_folded) where state = 'open';
create index address_claim_order on shop.address_claim (order_id);
create index address_claim_email on shop.address_claim (lower(email_folded));
create index address_claim_made on shop.address_claim (made_at);

select shop.guard_rows('shop.address_claim');
grant select, insert, update on shop.address_claim to shop_service, shop_worker;
grant delete on shop.address_claim to shop_worker;
grant select on shop.address_claim to shop_staff;
create policy watched_by_staff on shop.address_claim for select to shop_staff
  using ((select shop.claim('account')) is not null);
select shop.heed_restriction('shop.address_claim', 'shop.restricted_order', 'order_id');

select shop.settle_ownership();
