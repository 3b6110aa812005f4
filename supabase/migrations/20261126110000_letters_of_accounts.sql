-- Whose letter it is, also when it went to an address that the account had before, or never confirmed: erasure and the
-- copy for a person find it by that.
alter table shop.mail add column account_id text;
create index mail_account on shop.mail (account_id) where account_id is not null;

update shop.mail set account_id = subject_id where kind = 'account_notice';
update shop.mail m set account_id = r.account_id from shop.proof_request r
  where m.kind = 'account_proof' and m.subject_id = r.id and r.account_id is not null;

select shop.settle_ownership();
