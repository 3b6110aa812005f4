-- What the staff write again and again, kept once in both languages; a few names in braces are filled in for each ticket.
create table shop.saved_reply (
  id text primary key,
  name text not null check (length(name) between 1 and 80),
  body shop.translated not null,
  version integer not null check (version > 0),
  state text not null default 'used' check (state in ('used', 'archived')),
  changed_at timestamptz not null default now()
);
create unique index saved_reply_name on shop.saved_reply (shop.fold(name)) where state = 'used';

grant select on shop.saved_reply to shop_service, shop_worker, shop_staff;
grant insert, update on shop.saved_reply to shop_worker, shop_staff;

select shop.settle_ownership();
