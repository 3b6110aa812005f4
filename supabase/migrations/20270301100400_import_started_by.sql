-- Whoever says yes to a file answers for what it writes, also where somebody else brought it.
alter table shop.product_import add column started_by text;
update shop.product_import set started_by = made_by where state <> 'checked';
alter table shop.product_import add constraint product_import_started
  check ((state = 'checked') = (started_by is null));
