-- A member of the staff who signs in from a country that is new. The country is kept with the alert alone: connections keep none,
-- it is looked up when the watch looks at them.
alter table shop.alert
  add column country text check (country ~ '^[A-Z]{2}$'),
  drop constraint alert_kind_check,
  add constraint alert_kind_check check (kind in (
    'failures_of_account', 'failures_from_network', 'staff_from_new_network', 'staff_from_new_country', 'staff_reads', 'chain_broken',
    'reconciliation_found', 'reconciliation_late')),
  add constraint alert_country_where_new check ((country is not null) = (kind = 'staff_from_new_country')),
  drop constraint alert_kind_account_id_network_day_key,
  add unique nulls not distinct (kind, account_id, network, country, day);

select shop.settle_ownership();
