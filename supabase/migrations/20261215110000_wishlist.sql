-- What somebody with an account wants to find again, and what anybody asked to be told of: that a product is back, that it
-- costs less. Of a mailbox without an account nothing is told before its owner has followed the link in a letter.
create table shop.wish (
  id text primary key,
  product_id text not null references shop.product,
  account_id text references shop.account on delete cascade,
  email text check (length(email) <= 254),
  email_folded text,
  locale text not null check (locale in ('en', 'fr')),
  -- Asked to be told when it is back in stock: since when, so that the first who asked is the first who is told.
  stock_asked_at timestamptz,
  -- Was sold out since it was asked, or told last: the next restock is news.
  awaits_restock boolean not null default false,
  stock_told_at timestamptz,
  -- Asked to be told when it costs this much at most.
  price_asked_at timestamptz,
  price_at_most_minor integer check (price_at_most_minor >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- Told of this price; null again once it is above.
  price_told_minor integer,
  price_told_at timestamptz,
  -- To which words was agreed, and when the mailbox was proved: the proof of the consent (GDPR Art. 7(1)).
  text_version text,
  confirmed_at timestamptz,
  created_at timestamptz not null,
  -- Begun anew with every change by its owner: a year from it all of it is gone.
  kept_from timestamptz not null,
  unique (account_id, product_id),
  unique (email_folded, product_id),
  check ((account_id is null) <> (email is null)),
  check ((email is null) = (email_folded is null)),
  check (account_id is not null or stock_asked_at is not null or confirmed_at is not null),
  check ((price_asked_at is null) = (price_at_most_minor is null)),
  check (account_id is not null or price_asked_at is null),
  check ((stock_asked_at is null and price_asked_at is null) or text_version is not null),
  check (not awaits_restock or stock_asked_at is not null),
  check (stock_told_at is null or confirmed_at is not null),
  check (price_told_at is null or confirmed_at is not null)
);
create index wish_stock on shop.wish (product_id, stock_asked_at)
  where stock_asked_at is not null and confirmed_at is not null;
create index wish_price on shop.wish (product_id) where price_asked_at is not null and confirmed_at is not null;
create index wish_email on shop.wish (lower(email_folded)) where email_folded is not null;
create index wish_kept on shop.wish (kept_from);

select shop.guard_rows('shop.wish');
grant select, insert, update, delete on shop.wish to shop_service, shop_worker;
grant select on shop.wish to shop_customer;
create policy own_wishes on shop.wish for select to shop_customer using (account_id = (select shop.claim('account')));

select shop.settle_ownership();
