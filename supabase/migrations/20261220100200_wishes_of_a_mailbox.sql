-- One mailbox has many spellings; the letters that ask whether it was its owner are counted by the mailbox.
alter table shop.wish add column mailbox_hash bytea check (length(mailbox_hash) = 32),
  add check (mailbox_hash is null or email is not null);
create index wish_mailbox on shop.wish (mailbox_hash) where mailbox_hash is not null;

select shop.settle_ownership();
