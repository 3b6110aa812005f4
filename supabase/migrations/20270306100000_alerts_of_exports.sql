-- The owners hear of every export of keys, when it is asked for and when it is taken.
alter table shop.alert drop constraint alert_kind_check;
alter table shop.alert add constraint alert_kind_check check (kind in (
  'failures_of_account', 'failures_from_network', 'staff_from_new_network', 'staff_from_new_country', 'staff_reads', 'chain_broken',
  'reconciliation_found', 'reconciliation_late', 'documents_late', 'documents_broken', 'webhook_disabled',
  'key_export_asked', 'key_export_taken'));
