-- What the owner sets in the back office, under the names of the environment, which wins. The latest change of a setting is
-- what holds; null: as if it had never been set. Every one stays: who sold under which name when is asked for years.
create table shop.setting_change (
  seq bigint generated always as identity primary key,
  setting text not null check (setting ~ '^[A-Z][A-Z_]{1,60}$'),
  value text check (length(value) between 1 and 2000),
  changed_by text not null,
  changed_at timestamptz not null default now()
);
create index setting_change_latest on shop.setting_change (setting, seq desc);
create trigger setting_change_append_only before update or delete on shop.setting_change
  for each row execute function shop.refuse_change();

grant select on shop.setting_change to shop_worker, shop_staff;
grant insert on shop.setting_change to shop_staff;

select shop.settle_ownership();
