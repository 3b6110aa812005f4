-- Every text that the shop has published, as it was: a new row exactly when the text has changed, and none ever changes.
create table shop.document_version (
  id text primary key,
  document text not null check (document in ('privacy')),
  -- SHA-256 over the texts in every language.
  hash bytea not null check (length(hash) = 32),
  -- SHA-256 over what the text is made from: where it differs from the version before, people are told.
  facts_hash bytea not null check (length(facts_hash) = 32),
  texts jsonb not null,
  at timestamptz not null
);
create index document_version_newest on shop.document_version (document, at desc);
create trigger document_version_append_only before update or delete on shop.document_version
  for each row execute function shop.refuse_change();

grant select, insert on shop.document_version to shop_worker;
grant select on shop.document_version to shop_visitor, shop_customer, shop_staff, shop_service, shop_reader;

select shop.settle_ownership();
