-- What the staff hold stays held until they let it go, whatever a bank says meanwhile: its doubt lies over the hold, and ends alone.
alter table shop."order" add column held_by_staff boolean not null default false;
update shop."order" set held_by_staff = true where held_for = 'staff';
alter table shop."order" add constraint order_held_by_staff
  check (case when held_by_staff then held_for is not null else held_for is distinct from 'staff' end);
