-- What the staff write about an order for each other, and why they did something with it. Nobody changes a note.
create table shop.order_note (
  id text primary key,
  order_id text not null references shop.order,
  -- The act that it gives the reason of; a note of its own has none.
  about text check (about in ('made', 'held', 'released', 'email_corrected', 'key_replaced')),
  words text not null check (length(words) between 1 and 2000),
  written_by text not null,
  at timestamptz not null
);
create index order_note_order on shop.order_note (order_id, at);
create index order_note_at on shop.order_note (at);

select shop.guard_rows('shop.order_note');
grant select, insert on shop.order_note to shop_service, shop_worker;
grant delete on shop.order_note to shop_worker;
grant select, insert on shop.order_note to shop_staff;
create policy read_by_staff on shop.order_note for select to shop_staff
  using ((select shop.claim('account')) is not null);
-- In their own name alone.
create policy written_by_staff on shop.order_note for insert to shop_staff
  with check (written_by = (select shop.claim('account')));
select shop.heed_restriction('shop.order_note', 'shop.restricted_order', 'order_id');

-- Somebody of the staff holds an order themselves, and lets it go again.
alter table shop."order" drop constraint order_held_for_check;
alter table shop."order" add constraint order_held_for_check
  check (held_for in ('dispute', 'fraud_warning', 'review', 'staff'));
create index order_held on shop."order" (held_for, placed_at) where held_for is not null;

select shop.settle_ownership();
