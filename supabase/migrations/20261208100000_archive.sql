-- Orders are kept for ten years, because the books are. After three of them no customer service needs them any more: they are
-- an archive, which those read who answer for the books and for data, and the owner (CNIL: "archivage intermédiaire").
create function shop.reads_archive() returns boolean
  language sql stable security definer set search_path = ''
  as $$
    select exists (
      select from shop.staff
      where account_id = shop.claim('account') and role in ('owner', 'finance', 'privacy'))
  $$;
revoke execute on function shop.reads_archive() from public;
grant execute on function shop.reads_archive() to shop_staff;

create policy archived on shop."order" as restrictive for select to shop_staff
  using (placed_at > now() - interval '3 years' or (select shop.reads_archive()));
-- Whoever may not see the order sees nothing of its customer.
create policy archived on shop.order_contact as restrictive for select to shop_staff
  using ((select shop.reads_archive())
    or exists (select from shop."order" o where o.id = order_id and o.placed_at > now() - interval '3 years'));

select shop.settle_ownership();
