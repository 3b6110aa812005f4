-- After the sale: what a customer asks, what was answered, and the files that came with it. The files themselves lie outside
-- of the database, sealed, under the id of their row.
create table shop.ticket (
  id text primary key,
  account_id text references shop.account on delete set null,
  order_id text references shop."order",
  unit_id text references shop.unit,
  email text not null check (length(email) <= 254),
  email_folded text not null,
  locale text not null check (locale in ('en', 'fr')),
  subject text not null check (subject in ('key', 'delivery', 'payment', 'withdrawal', 'invoice', 'account', 'other')),
  -- The subject line of a mail.
  title text check (length(title) between 1 and 200),
  channel text not null check (channel in ('account', 'order', 'guest', 'mail')),
  state text not null default 'open' check (state in ('open', 'waiting', 'solved', 'closed')),
  opened_at timestamptz not null,
  -- By when the customer has an answer; only while it is the turn of the staff.
  answer_due_at timestamptz,
  first_answered_at timestamptz,
  -- When the customer wrote last, and when anybody did.
  written_at timestamptz not null,
  quiet_since timestamptz not null,
  -- That it will close was told.
  closing_told_at timestamptz,
  closed_at timestamptz,
  assigned_to text references shop.account on delete set null,
  rating text check (rating in ('good', 'bad')),
  rated_at timestamptz,
  check ((state = 'open') = (answer_due_at is not null)),
  check ((state = 'closed') = (closed_at is not null)),
  check ((rating is null) = (rated_at is null)),
  check (unit_id is null or order_id is not null)
);
create index ticket_account on shop.ticket (account_id, opened_at desc) where account_id is not null;
create index ticket_order on shop.ticket (order_id) where order_id is not null;
create index ticket_email on shop.ticket (email_folded);
create index ticket_queue on shop.ticket (answer_due_at) where state = 'open';
create index ticket_quiet on shop.ticket (quiet_since) where state in ('waiting', 'solved');
create index ticket_closed on shop.ticket (closed_at) where state = 'closed';
create index ticket_assigned on shop.ticket (assigned_to) where assigned_to is not null;

create table shop.ticket_message (
  id text primary key,
  ticket_id text not null references shop.ticket on delete cascade,
  -- A note is for the staff alone.
  kind text not null check (kind in ('question', 'answer', 'note')),
  staff_id text references shop.account on delete set null,
  body text not null check (length(body) between 1 and 20000),
  -- The Message-ID of a mail: the same mail is taken once.
  mail_reference text unique check (length(mail_reference) <= 300),
  -- Who wrote, where a reply came from another address than the ticket's.
  sent_from text check (length(sent_from) <= 254),
  at timestamptz not null,
  check (kind <> 'question' or staff_id is null),
  check (kind = 'question' or (mail_reference is null and sent_from is null))
);
create index ticket_message_ticket on shop.ticket_message (ticket_id, id);
create index ticket_message_staff on shop.ticket_message (staff_id) where staff_id is not null;

create table shop.ticket_file (
  id text primary key,
  ticket_id text not null references shop.ticket on delete cascade,
  message_id text not null references shop.ticket_message on delete cascade,
  name text not null check (length(name) between 1 and 120 and name !~ '[/\\[:cntrl:]]'),
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'application/pdf', 'text/plain')),
  size_bytes integer not null check (size_bytes > 0),
  at timestamptz not null
);
create index ticket_file_ticket on shop.ticket_file (ticket_id);
create index ticket_file_message on shop.ticket_file (message_id);

-- Files whose row is gone, whoever deleted it: retention, an erasure, a replay after a restore. A job takes them out of the
-- store and then strikes them from this list.
create table shop.removed_file (
  file_id text primary key,
  at timestamptz not null default now()
);
create function shop.note_removed_file() returns trigger
  language plpgsql security definer set search_path = shop, pg_temp as $$
begin
  insert into shop.removed_file (file_id) values (old.id) on conflict do nothing;
  return null;
end $$;
create trigger ticket_file_removed after delete on shop.ticket_file
  for each row execute function shop.note_removed_file();
revoke execute on function shop.note_removed_file() from public;

-- Of restricted persons (GDPR Art. 18): but what they ask anew, and what they wrote since, is answered; that is their wish.
create view shop.restricted_ticket with (security_barrier) as
  with restricted as (
    select r.since, a.id as account_id, coalesce(a.email_folded, r.email_folded) as email_folded
    from shop.restriction r left join shop.account a on a.id = r.account_id or a.email_folded = r.email_folded
    where r.ends_at is null or r.ends_at > now())
  select t.id from restricted r join shop.ticket t on t.account_id = r.account_id where t.written_at < r.since
  union
  select t.id from restricted r join shop.ticket t on t.email_folded = r.email_folded where t.written_at < r.since
  union
  select t.id from restricted r join shop."order" o on o.account_id = r.account_id join shop.ticket t on t.order_id = o.id
  where t.written_at < r.since
  union
  select t.id from restricted r join shop.order_contact c on c.email_folded = r.email_folded
    join shop.ticket t on t.order_id = c.order_id
  where t.written_at < r.since;

select shop.guard_rows(each) from unnest(array[
  'shop.ticket', 'shop.ticket_message', 'shop.ticket_file']::regclass[]) as each;

grant select, insert, update on shop.ticket to shop_service, shop_worker;
grant select, insert on shop.ticket_message, shop.ticket_file to shop_service, shop_worker;
grant delete on shop.ticket, shop.ticket_message, shop.ticket_file to shop_worker;
grant select, insert, delete on shop.removed_file to shop_worker;
grant select on shop.ticket, shop.ticket_message, shop.ticket_file to shop_visitor, shop_customer, shop_staff;
grant select on shop.restricted_ticket to shop_staff, shop_worker;

-- The ticket of a link, or those of an account and of its orders, also of one that was claimed since; what the staff note among
-- themselves is nobody's.
create policy of_the_link on shop.ticket for select to shop_visitor using (id = (select shop.claim('ticket')));
create policy of_the_account on shop.ticket for select to shop_customer
  using (account_id = (select shop.claim('account')) or exists (select from shop."order" o where o.id = order_id));
create policy with_the_ticket on shop.ticket_message for select to shop_visitor, shop_customer
  using (kind <> 'note' and exists (select from shop.ticket t where t.id = ticket_id));
create policy with_the_message on shop.ticket_file for select to shop_visitor, shop_customer
  using (exists (select from shop.ticket_message m where m.id = message_id));

create policy inbox on shop.ticket for select to shop_staff
  using ((select shop.claim('account')) is not null);
create policy inbox on shop.ticket_message for select to shop_staff
  using ((select shop.claim('account')) is not null);
create policy inbox on shop.ticket_file for select to shop_staff
  using ((select shop.claim('account')) is not null);
-- No table of reports: the view is the staff's alone.
do $$
declare
  guarded text;
begin
  foreach guarded in array array['ticket:id', 'ticket_message:ticket_id', 'ticket_file:ticket_id']
  loop
    execute format(
      'create policy restricted on shop.%I as restrictive for all to shop_staff
         using (%I not in (select id from shop.restricted_ticket))',
      split_part(guarded, ':', 1), split_part(guarded, ':', 2));
  end loop;
end $$;

select shop.settle_ownership();
