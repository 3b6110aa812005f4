-- Pictures of keys come in by a browser as well: one archive, each image in it a key.
alter table shop.key_upload add column shape text check (shape in ('list', 'table', 'images'));
update shop.key_upload set shape = case when is_table then 'table' else 'list' end;
alter table shop.key_upload alter column shape set not null;
alter table shop.key_upload drop column is_table;

select shop.settle_ownership();
