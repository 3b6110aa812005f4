-- Covers that the staff bring. The picture lies in the store of files, sealed like all of them; without one, the cover is drawn
-- from the product's address.
create table shop.product_cover (
  id text primary key,
  product_id text not null unique references shop.product,
  size_bytes integer not null check (size_bytes > 0),
  made_by text not null,
  made_at timestamptz not null default now()
);
-- A picture that nothing names any more is taken out of the store, like every file.
create trigger product_cover_removed after delete on shop.product_cover
  for each row execute function shop.note_removed_file();

-- Beside the product, so that whoever reads a card asks no second table.
alter table shop.product add column cover_id text;

revoke all on shop.product_cover from public;
-- What may be shown is a cover, and no other file of the store.
grant select on shop.product_cover to shop_visitor, shop_customer, shop_service, shop_worker, shop_staff, shop_reader;
grant insert, delete on shop.product_cover to shop_staff, shop_worker;

select shop.settle_ownership();
