-- A list of the back office as somebody wants to find it again: its filters and its order, under a name. Of one member of the staff,
-- or of all of them.
create table shop.saved_view (
  id text primary key,
  name text not null check (length(name) between 1 and 60),
  -- The page of the list without its language, such as /admin/orders, and what follows the question mark.
  list text not null check (list ~ '^/admin/[a-z/-]{1,80}$'),
  query text not null check (length(query) between 1 and 500),
  -- Null: the whole team's.
  owner_id text references shop.staff (account_id) on delete cascade,
  made_at timestamptz not null default now(),
  -- Opened last: what nobody opens any more goes.
  used_on date not null
);
create unique index saved_view_once on shop.saved_view (list, query, coalesce(owner_id, ''));
create index saved_view_owner on shop.saved_view (owner_id) where owner_id is not null;

select shop.guard_rows('shop.saved_view');
create policy own_and_shared on shop.saved_view to shop_staff
  using (owner_id is null or owner_id = (select shop.claim('account')))
  with check (owner_id is null or owner_id = (select shop.claim('account')));
grant select, insert, update, delete on shop.saved_view to shop_staff;
grant select, delete on shop.saved_view to shop_worker;

select shop.settle_ownership();
