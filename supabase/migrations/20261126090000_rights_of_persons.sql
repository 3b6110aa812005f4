-- Requests about personal data that came by mail, telephone or post (GDPR Art. 12 to 22); what people do for themselves on
-- their own page needs none. Nothing of a document of identity is ever kept, only how somebody was recognised.
create table shop.privacy_request (
  id text primary key,
  kind text not null check (kind in (
    'access', 'portability', 'rectification', 'erasure', 'restriction', 'objection', 'after_death', 'question')),
  channel text not null check (channel in ('mail', 'phone', 'post')),
  email text not null check (length(email) <= 254),
  locale text not null check (locale in ('en', 'fr')),
  wish text check (length(wish) <= 4000),
  received_on date not null,
  -- One month after, or three where the request is a difficult one (Art. 12(3)).
  due_on date not null,
  extended_at timestamptz,
  extension_reason text check (length(extension_reason) <= 1000),
  identified_by text check (identified_by in ('mailbox', 'otherwise')),
  identified_how text check (length(identified_how) <= 300),
  identified_at timestamptz,
  state text not null default 'open' check (state in ('open', 'answered', 'refused')),
  answer text check (length(answer) <= 4000),
  recorded_by text references shop.account on delete set null,
  recorded_at timestamptz not null default now(),
  closed_at timestamptz,
  check ((state = 'open') = (closed_at is null)),
  check ((identified_by is null) = (identified_at is null)),
  check ((extended_at is null) = (extension_reason is null))
);
create index privacy_request_open on shop.privacy_request (due_on) where state = 'open';
create index privacy_request_closed on shop.privacy_request (closed_at);

-- Whom a decision is about: an account, or a mailbox that was proved and has none.

-- Data of this person is stored and otherwise left alone (Art. 18).
create table shop.restriction (
  id text primary key,
  account_id text references shop.account on delete cascade,
  email_folded text,
  since timestamptz not null,
  -- Lifted by the shop it ends a week after the person was told (Art. 18(3)); by the person at once.
  ends_at timestamptz,
  check ((account_id is null) <> (email_folded is null))
);
create unique index restriction_account on shop.restriction (account_id) where ends_at is null;
create unique index restriction_email on shop.restriction (email_folded) where ends_at is null;

-- Data of this person is not used for that purpose (Art. 21).
create table shop.objection (
  id text primary key,
  account_id text references shop.account on delete cascade,
  email_folded text,
  purpose text not null,
  at timestamptz not null,
  -- Of a mailbox without an account: from when it is no longer needed. Of an account it lasts as long as that.
  forget_from timestamptz,
  check ((account_id is null) <> (email_folded is null)),
  unique nulls not distinct (account_id, email_folded, purpose)
);

-- What shall become of the data of an account after its owner's death (French law 78-17, Art. 85).
create table shop.directive (
  account_id text primary key references shop.account on delete cascade,
  wish text not null check (wish in ('erase', 'hand_over')),
  -- Who carries it out, and what else was written down.
  trustee text check (length(trustee) <= 300),
  words text check (length(words) <= 2000),
  at timestamptz not null
);

-- What is under restriction, whoever asks; the rows themselves stay where they are.
create view shop.restricted_account with (security_barrier) as
  select a.id from shop.account a join shop.restriction r on r.account_id = a.id or r.email_folded = a.email_folded
  where r.ends_at is null or r.ends_at > now();
create view shop.restricted_order with (security_barrier) as
  select o.id from shop."order" o join shop.restricted_account a on a.id = o.account_id
  union
  select c.order_id from shop.order_contact c join shop.restriction r on r.email_folded = c.email_folded
  where r.ends_at is null or r.ends_at > now();
create view shop.restricted_unit with (security_barrier) as
  select u.id from shop.unit u join shop.restricted_order o on o.id = u.order_id;

-- Hides the rows of restricted persons from the staff and from reports, in a table that one of them may read. The column holds
-- ids of the set; a row that names nobody is seen.
create function shop.heed_restriction(guarded regclass, restricted regclass, id_column name) returns void
  language plpgsql as $$
begin
  execute format(
    'create policy restricted on %s as restrictive for all to shop_staff, shop_reader
       using (%2$I is null or %2$I not in (select id from %3$s))', guarded, id_column, restricted);
end $$;

select shop.guard_rows(each) from unnest(array[
  'shop.privacy_request', 'shop.restriction', 'shop.objection', 'shop.directive']::regclass[]) as each;
select shop.heed_restriction('shop.account', 'shop.restricted_account', 'id');
select shop.heed_restriction('shop."order"', 'shop.restricted_order', 'id');
select shop.heed_restriction('shop.order_line', 'shop.restricted_order', 'order_id');
select shop.heed_restriction('shop.unit', 'shop.restricted_order', 'order_id');
select shop.heed_restriction('shop.payment', 'shop.restricted_order', 'order_id');
select shop.heed_restriction('shop.refund', 'shop.restricted_order', 'order_id');

grant select, insert, update on shop.privacy_request to shop_service, shop_worker;
grant delete on shop.privacy_request to shop_worker;
grant select, insert, update, delete on shop.restriction, shop.objection, shop.directive to shop_service, shop_worker;
grant select on shop.restricted_account to shop_staff, shop_worker;
grant select on shop.restricted_order, shop.restricted_unit to shop_staff, shop_reader, shop_worker;

-- The desk.
grant select on shop.privacy_request to shop_staff;
create policy desk on shop.privacy_request for select to shop_staff
  using ((select shop.claim('account')) is not null);

revoke execute on function shop.heed_restriction(regclass, regclass, name) from public;
select shop.settle_ownership();
