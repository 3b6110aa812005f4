-- Asked to be erased while an order was under way: done as soon as it is.
alter table shop.account add column erasure_asked_at timestamptz;
create index account_erasure_asked on shop.account (erasure_asked_at) where erasure_asked_at is not null;
