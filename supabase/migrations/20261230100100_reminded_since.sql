-- Whoever bought before anybody was reminded expects no reminder: since when that is done. Where nobody has changed the setting, it
-- stands there from the day on which reminders began.
alter table shop.reminder_setting add column since timestamptz not null default now();
update shop.reminder_setting set since = coalesce(
  (select min(created_at) from shop.mail where kind = 'delivery_reminder'),
  case when changed_by is null then changed_at end,
  now());

select shop.settle_ownership();
