-- Terms, legal notice, cookies and withdrawal are published as the policy is: dated, kept, and never changed.
alter table shop.document_version drop constraint document_version_document_check;
alter table shop.document_version add constraint document_version_document_check
  check (document in ('privacy', 'consent', 'terms', 'withdrawal', 'legal-notice', 'cookies'));

select shop.settle_ownership();
