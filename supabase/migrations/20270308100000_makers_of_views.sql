-- A view of the whole team is renamed and deleted by whoever made it, or by an owner. Of whom the team has lost, only owners are left.
alter table shop.saved_view add column made_by text references shop.staff (account_id) on delete set null;
create index saved_view_maker on shop.saved_view (made_by) where made_by is not null;

update shop.saved_view v set made_by = e.actor_id
  from shop.audit_event e
  where e.subject_kind = 'saved_view' and e.subject_id = v.id and e.action = 'view.kept'
    and exists (select from shop.staff s where s.account_id = e.actor_id);

-- Nobody makes one in another's name.
create policy made_by_oneself on shop.saved_view as restrictive for insert to shop_staff
  with check (made_by = (select shop.claim('account')));
