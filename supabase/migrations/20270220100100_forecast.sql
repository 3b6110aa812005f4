-- How long new keys take to come, and for how long one wants to have enough of them: from these it is told what to order by when.
create table shop.forecast_setting (
  only_row boolean primary key default true check (only_row),
  -- Of a supplier of whom nothing else is said.
  lead_days integer not null check (lead_days between 0 and 365),
  cover_days integer not null check (cover_days between 1 and 365),
  changed_by text,
  changed_at timestamptz not null default now()
);
insert into shop.forecast_setting (lead_days, cover_days) values (7, 30);

-- By the name that stands on the batches.
create table shop.supplier_lead (
  supplier text primary key check (length(supplier) between 1 and 200),
  lead_days integer not null check (lead_days between 0 and 365),
  changed_by text,
  changed_at timestamptz not null default now()
);

grant select on shop.forecast_setting, shop.supplier_lead to shop_service, shop_worker, shop_staff;
grant update on shop.forecast_setting to shop_staff;
grant insert, update, delete on shop.supplier_lead to shop_staff;

select shop.settle_ownership();
