-- Whom the staff looked at: a log of accesses, not of the books. It is kept a year (CNIL, délibération 2021-122: six months to one
-- year), where history stays as long as the orders that it tells of.
create table shop.staff_read (
  id text primary key,
  staff_id text not null,
  permission text not null,
  subject_kind text not null,
  subject_id text not null,
  -- How many stand behind an id that is a list, such as everybody whom a breach concerns.
  persons integer check (persons >= 0),
  at timestamptz not null default now()
);
create index staff_read_at on shop.staff_read (at);
create index staff_read_subject on shop.staff_read (subject_id);
create index staff_read_staff on shop.staff_read (staff_id, id);

insert into shop.staff_read (id, staff_id, permission, subject_kind, subject_id, persons, at)
  select id, actor_id, details->>'permission', subject_kind, subject_id, (details->>'persons')::integer, at
  from shop.audit_event where action = 'staff.read';
alter table shop.audit_event disable trigger audit_event_append_only;
delete from shop.audit_event where action = 'staff.read';
alter table shop.audit_event enable trigger audit_event_append_only;
drop index shop.audit_event_staff_read;

-- Histories may lose what is older than their clock, and nothing else. How long that is, a trigger may say.
create or replace function shop.refuse_change() returns trigger
  language plpgsql as $$
begin
  if tg_op = 'DELETE' and old.at < now() - coalesce(tg_argv[0], '10 years')::interval then
    return old;
  end if;
  raise exception '%.% is append-only', tg_table_schema, tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger staff_read_append_only before update or delete on shop.staff_read
  for each row execute function shop.refuse_change('365 days');

select shop.guard_rows('shop.staff_read');
create policy own_reads on shop.staff_read for insert to shop_staff
  with check (staff_id = (select shop.claim('account')));
create policy staff_history on shop.staff_read for select to shop_staff
  using ((select shop.claim('account')) is not null);
grant select, insert on shop.staff_read to shop_staff;
grant select, delete on shop.staff_read to shop_worker;

-- Both as one, for whoever reads what happened.
create view shop.history with (security_invoker) as
  select id, at, action, actor_kind, actor_id, subject_kind, subject_id, details from shop.audit_event
  union all
  select id, at, 'staff.read', 'staff', staff_id, subject_kind, subject_id,
    jsonb_strip_nulls(jsonb_build_object('permission', permission, 'persons', persons))
  from shop.staff_read;
grant select on shop.history to shop_staff;

select shop.settle_ownership();
