-- A key that left the shop in a file lies with others, who may use it: it is never for sale again. It may still be revoked,
-- when its supplier takes it back.
alter table shop.key add column exported_at timestamptz;

-- Exports of before are named in the ledger. Keys of them that were put back leave again; what was sold since stays sold.
with exported as materialized (
  select e.key_id, k.state, min(e.at) as at from shop.custody_event e join shop.key k on k.id = e.key_id
  where e.actor_kind = 'staff' and e.reason like 'exported kex\_%' and k.state in ('available', 'quarantined', 'revoked')
  group by e.key_id, k.state
), marked as (
  update shop.key k
  set exported_at = x.at, state = case when k.state = 'available' then 'quarantined' else k.state end
  from exported x where x.key_id = k.id
)
insert into shop.custody_event (key_id, kind, actor_kind, reason)
  select key_id, 'quarantined', 'system', 'exported before' from exported where state = 'available';

alter table shop.key add constraint key_exported_stays_out
  check (exported_at is null or state in ('quarantined', 'revoked'));
create function shop.guard_exported() returns trigger
  language plpgsql as $$
begin
  raise exception 'a key that was exported stays exported' using errcode = 'check_violation';
end $$;
revoke all on function shop.guard_exported() from public;
create trigger key_exported_guard before update of exported_at on shop.key
  for each row when (old.exported_at is not null and new.exported_at is distinct from old.exported_at)
  execute function shop.guard_exported();

select shop.settle_ownership();
