-- What became of a letter after a mail server had taken it: it came back, or its reader called it unwanted. A mailbox whose
-- letters come back is written to no more until it is proved, corrected, or the staff say so.
alter table shop.mail drop constraint mail_state_check;
alter table shop.mail add constraint mail_state_check check (
  state in ('queued', 'sending', 'accepted', 'deferred', 'refused', 'dead', 'bounced', 'complained'));
alter table shop.mail
  -- Under which name the mail server took it; some providers report by that alone.
  add column server_reference text check (length(server_reference) <= 200),
  -- The provider has it and could not hand it on so far.
  add column delayed_at timestamptz,
  add column reported_at timestamptz,
  add column report_code text check (length(report_code) <= 20),
  -- Somebody has dealt with a letter that came back.
  add column settled_at timestamptz,
  add column settled_by text,
  add constraint mail_report check ((state in ('bounced', 'complained')) = (reported_at is not null)),
  add constraint mail_settled check (settled_by is null or settled_at is not null);
create index mail_server_reference on shop.mail (server_reference) where server_reference is not null;
create index mail_came_back on shop.mail (created_at desc)
  where state in ('refused', 'dead', 'bounced', 'complained');

create table shop.suppression (
  id text primary key,
  -- One mailbox, however it is spelt.
  mailbox_hash bytea not null unique,
  recipient text not null check (length(recipient) <= 254),
  reason text not null check (reason in ('bounced', 'complained')),
  code text check (length(code) <= 20),
  since timestamptz not null,
  expires_at timestamptz not null check (expires_at > since)
);
create index suppression_since on shop.suppression (since);
create index suppression_recipient on shop.suppression (lower(recipient));

-- A token of a webhook that signs itself and not its body: it stands for the first body that it brought, and for no other.
create table shop.webhook_token (
  token_hash bytea primary key,
  body_hash bytea not null,
  seen_at timestamptz not null
);
create index webhook_token_seen on shop.webhook_token (seen_at);

select shop.guard_rows('shop.suppression');
grant select, insert, update, delete on shop.suppression to shop_service, shop_worker;
grant select, insert on shop.webhook_token to shop_service;
grant select, insert, delete on shop.webhook_token to shop_worker;
grant select on shop.mail to shop_staff;
create policy watched_by_staff on shop.mail for select to shop_staff using ((select shop.claim('account')) is not null);
select shop.heed_restriction('shop.mail', 'shop.restricted_order', 'order_id');

select shop.settle_ownership();
