-- What belongs to an order of the archive is one with it: whoever may not see the order reads nothing of its customer elsewhere.
-- The order is looked up with the reader's own rights, so its policy decides. What belongs to no order is not in the archive.
create policy archived on shop.withdrawal as restrictive for select to shop_staff
  using (order_id is null or (select shop.reads_archive())
    or exists (select from shop."order" o where o.id = order_id and o.placed_at > now() - interval '3 years'));
create policy archived on shop.ticket as restrictive for select to shop_staff
  using (order_id is null or (select shop.reads_archive())
    or exists (select from shop."order" o where o.id = order_id and o.placed_at > now() - interval '3 years'));
