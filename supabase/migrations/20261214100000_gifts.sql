-- A gift: one key that was bought and that nobody has seen, for somebody else to open. What is sold once is held once: from
-- `given_at` on the key is another's to see, until the buyer takes it back unseen.
alter table shop.unit add column given_at timestamptz;

-- The buyer's two answers for a key that somebody else will open; they are stored with the opening.
alter table shop.waiver drop constraint waiver_given_at_step_check;
alter table shop.waiver add constraint waiver_given_at_step_check check (given_at_step in ('checkout', 'reveal', 'gift'));
-- Whoever opens a gift is no customer.
alter table shop.custody_event drop constraint custody_event_actor_kind_check;
alter table shop.custody_event add constraint custody_event_actor_kind_check
  check (actor_kind in ('customer', 'recipient', 'staff', 'system'));
alter table shop.audit_event drop constraint audit_event_actor_kind_check;
alter table shop.audit_event add constraint audit_event_actor_kind_check
  check (actor_kind in ('customer', 'recipient', 'staff', 'system', 'provider'));

create table shop.gift (
  id text primary key,
  order_id text not null references shop."order",
  unit_id text not null references shop.unit,
  state text not null default 'scheduled' check (state in ('scheduled', 'sent', 'opened', 'recalled', 'ended')),
  -- Why one ended that nobody recalled.
  reason text check (reason in ('paid_back', 'cancelled', 'refused', 'declined', 'expired', 'erased')),
  -- The words of the card.
  sender_name text check (length(sender_name) between 1 and 60),
  recipient_name text check (length(recipient_name) between 1 and 60),
  recipient_email text check (length(recipient_email) between 3 and 254),
  message text check (length(message) <= 500),
  -- The mailbox as a digest: how many gifts one gets in a day is counted by it.
  mailbox_hash bytea,
  locale text not null check (locale in ('en', 'fr')),
  country text,
  -- What is given, in the frozen words of its line: the recipient reads no order.
  product_id text not null references shop.product,
  name shop.translated not null,
  platform text not null,
  region shop.translated not null,
  send_at timestamptz not null,
  -- Raised with every new link that ends those before it.
  link_version integer not null default 1 check (link_version > 0),
  -- The buyer's two answers; without the proof that their confirmation arrived nothing is sent.
  text_version text not null,
  answers_locale text not null check (answers_locale in ('en', 'fr')),
  answered_at timestamptz not null,
  receipt_accepted_at timestamptz,
  made_at timestamptz not null,
  sent_at timestamptz,
  opened_at timestamptz,
  -- Since when it waits for nobody any more; from then on names and address have their time.
  over_at timestamptz,
  check ((state = 'ended') = (reason is not null)),
  check (state <> 'scheduled' or sent_at is null),
  check (state not in ('sent', 'opened') or sent_at is not null),
  check (sent_at is null or receipt_accepted_at is not null),
  check (state <> 'opened' or opened_at is not null),
  check (state <> 'recalled' or opened_at is null),
  check ((state in ('scheduled', 'sent')) = (over_at is null))
);
create unique index gift_one_per_unit on shop.gift (unit_id) where state in ('scheduled', 'sent', 'opened');
create index gift_unit on shop.gift (unit_id);
create index gift_order on shop.gift (order_id);
create index gift_product on shop.gift (product_id);
create index gift_recipient on shop.gift (lower(recipient_email)) where recipient_email is not null;
create index gift_mailbox on shop.gift (mailbox_hash, made_at) where mailbox_hash is not null;
create index gift_live on shop.gift (send_at) where state in ('scheduled', 'sent');
create index gift_over on shop.gift (over_at) where over_at is not null;

-- A given key is opened by its gift, and what a recipient has seen never becomes the buyer's again.
create function shop.guard_given() returns trigger
  language plpgsql as $$
begin
  if new.state = 'revealed' and new.given_at is not null and not exists (
    select from shop.gift g where g.unit_id = new.id and g.opened_at is not null)
  then
    raise exception 'unit % is given: only its gift opens it', new.id using errcode = 'check_violation';
  end if;
  if old.state = 'revealed' and old.given_at is distinct from new.given_at then
    raise exception 'unit % was opened: it changes hands no more', new.id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger unit_given after update of state, given_at on shop.unit
  deferrable initially deferred for each row execute function shop.guard_given();
revoke execute on function shop.guard_given() from public;

-- Letters to a recipient go with the address.
create function shop.forget_gift_letters() returns trigger
  language plpgsql security definer set search_path = shop, pg_temp as $$
begin
  delete from shop.mail where kind = 'gift' and subject_id = old.id;
  return null;
end $$;
create trigger gift_address_gone after update of recipient_email on shop.gift
  for each row when (old.recipient_email is not null and new.recipient_email is null)
  execute function shop.forget_gift_letters();
revoke execute on function shop.forget_gift_letters() from public;

select shop.guard_rows('shop.gift');
grant select, insert, update on shop.gift to shop_service, shop_worker;
grant select on shop.gift to shop_visitor, shop_staff;
grant select (id, unit_id, state) on shop.gift to shop_reveal;

-- The gift of a link, while there is one; and the buyer's gifts, with the order.
create policy of_the_link on shop.gift for select to shop_visitor
  using (id = (select shop.claim('gift')) and state in ('sent', 'opened'));
create policy with_the_order on shop.gift for select to shop_visitor
  using (exists (select from shop."order" o where o.id = order_id));
create policy watched_by_staff on shop.gift for select to shop_staff
  using ((select shop.claim('account')) is not null);
create policy restricted on shop.gift as restrictive for all to shop_staff
  using (order_id not in (select id from shop.restricted_order));

-- The key of an opened gift is read by whoever holds its link, and no longer by whoever holds the order's.
create policy to_open on shop.gift for select to shop_reveal
  using (id = (select shop.claim('gift')) and state = 'opened');
alter policy with_the_order on shop.unit to shop_visitor, shop_customer;
create policy not_given on shop.unit for select to shop_reveal
  using (given_at is null and exists (select from shop."order" o where o.id = order_id));
create policy of_the_gift on shop.unit for select to shop_reveal
  using (given_at is not null and exists (select from shop.gift g where g.unit_id = unit.id));

select shop.settle_ownership();
