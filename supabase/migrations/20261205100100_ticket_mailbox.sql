-- By which mails are counted: addresses that reach one mailbox are one. Of mails alone, because a From proves nothing.
alter table shop.ticket add column mailbox_hash bytea check (mailbox_hash is null or channel = 'mail');
create index ticket_mailbox on shop.ticket (mailbox_hash, opened_at desc) where mailbox_hash is not null;
create index ticket_mailed on shop.ticket (opened_at) where channel = 'mail';
