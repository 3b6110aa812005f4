-- The question about cookies is kept in every version that somebody answered, as the policy is.
alter table shop.document_version drop constraint document_version_document_check;
alter table shop.document_version add constraint document_version_document_check
  check (document in ('privacy', 'consent'));

select shop.settle_ownership();
