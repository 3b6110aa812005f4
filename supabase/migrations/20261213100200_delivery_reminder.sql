-- Paid, and no key was ever looked at: after so many days one letter says so, once.
create table shop.reminder_setting (
  only_row boolean primary key default true check (only_row),
  -- Null: no letter is written.
  after_days integer check (after_days between 1 and 365),
  changed_by text,
  changed_at timestamptz not null default now()
);
insert into shop.reminder_setting (after_days) values (7);

-- Units that were delivered and are still sealed.
create index unit_sealed on shop.unit (delivered_at) where state = 'delivered';

grant select on shop.reminder_setting to shop_service, shop_worker, shop_staff;
grant update on shop.reminder_setting to shop_staff;

select shop.settle_ownership();
