-- Which lines of the ledger outside the backups this database knows: what a person decided about their own data is written there
-- as well, and carried out again after a restore from before.
create table shop.noted_decision (
  id text primary key,
  at timestamptz not null
);
create trigger noted_decision_append_only before update on shop.noted_decision
  for each row execute function shop.refuse_change();
grant select, insert on shop.noted_decision to shop_worker, shop_service;
grant delete on shop.noted_decision to shop_worker;

select shop.settle_ownership();
