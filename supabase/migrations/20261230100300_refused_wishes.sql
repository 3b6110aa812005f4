-- Whoever wants no letters about wishes any more: nobody can ask for them in the name of that mailbox, whoever types it.
create table shop.wish_refusal (
  -- One mailbox, however it is spelt.
  mailbox_hash bytea primary key check (length(mailbox_hash) = 32),
  -- As it stood on the letter, so that a copy shows it and an erasure finds it.
  email_folded text not null check (length(email_folded) <= 254),
  refused_at timestamptz not null
);
create index wish_refusal_email on shop.wish_refusal (lower(email_folded));
create index wish_refusal_at on shop.wish_refusal (refused_at);

select shop.guard_rows('shop.wish_refusal');
grant select, insert, update, delete on shop.wish_refusal to shop_service, shop_worker;

select shop.settle_ownership();
