-- Below how many keys the staff want to hear of a product, and that they have heard: once until new keys come.
create table shop.stock_watch (
  product_id text primary key references shop.product on delete cascade,
  -- Less than what is counted at most.
  threshold integer not null check (threshold between 0 and 999),
  low_since timestamptz,
  -- The last time keys came in, by an import or back from quarantine; after `low_since` the next dip is told anew.
  restocked_at timestamptz,
  changed_by text not null,
  changed_at timestamptz not null default now()
);
create index stock_watch_low on shop.stock_watch (low_since) where low_since is not null;
grant select, insert, update, delete on shop.stock_watch to shop_worker;

select shop.settle_ownership();
