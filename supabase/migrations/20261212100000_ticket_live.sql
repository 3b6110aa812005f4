-- Who of the staff looks at a ticket at this moment, a row for each page that is open, and until when somebody types. Of no use
-- a minute later, so it is not logged, and a crash of the database takes it.
create unlogged table shop.ticket_presence (
  id bigint generated always as identity primary key,
  ticket_id text not null references shop.ticket on delete cascade,
  account_id text not null references shop.account on delete cascade,
  seen_until timestamptz not null,
  typing_until timestamptz
);
create index ticket_presence_ticket on shop.ticket_presence (ticket_id);
create index ticket_presence_account on shop.ticket_presence (account_id);

-- What has just happened with tickets, for the pages that are open: ids and kinds. A job takes them after a minute.
create unlogged table shop.ticket_change (
  id bigint generated always as identity primary key,
  ticket_id text not null,
  kind text not null
    check (kind in ('opened', 'question', 'answer', 'note', 'assigned', 'moved', 'presence')),
  at timestamptz not null default clock_timestamp()
);

-- NOTIFY is the hint, the row says what: behind a pooler that swallows hints the rows are looked at from time to time.
create function shop.note_ticket_change() returns trigger
  language plpgsql security definer set search_path = shop, pg_temp as $$
declare
  kinds text[] := '{}';
  row_now jsonb := to_jsonb(coalesce(new, old));
begin
  if tg_table_name = 'ticket_message' then
    kinds := array[row_now ->> 'kind'];
  elsif tg_table_name = 'ticket_presence' then
    -- That somebody still looks, or still types, is no news.
    if tg_op = 'UPDATE' and (old.typing_until is null) = (new.typing_until is null) then return null; end if;
    kinds := array['presence'];
  elsif tg_op = 'INSERT' then
    kinds := array['opened'];
  else
    if old.assigned_to is distinct from new.assigned_to then kinds := array['assigned']; end if;
    if old.state is distinct from new.state then kinds := kinds || 'moved'::text; end if;
  end if;
  if cardinality(kinds) = 0 then return null; end if;
  insert into shop.ticket_change (ticket_id, kind)
    select coalesce(row_now ->> 'ticket_id', row_now ->> 'id'), each from unnest(kinds) as each;
  perform pg_notify('shop_tickets', '');
  return null;
end $$;
revoke execute on function shop.note_ticket_change() from public;
create trigger ticket_changed after insert or update on shop.ticket
  for each row execute function shop.note_ticket_change();
create trigger ticket_message_written after insert on shop.ticket_message
  for each row execute function shop.note_ticket_change();
create trigger ticket_presence_changed after insert or delete or update on shop.ticket_presence
  for each row execute function shop.note_ticket_change();

-- What is mine, in the order in which it is shown: most of what somebody ever had is closed.
create index ticket_mine on shop.ticket (assigned_to, answer_due_at, quiet_since) where state <> 'closed';

select shop.guard_rows('shop.ticket_presence');
grant select, insert, update, delete on shop.ticket_presence to shop_service;
grant select, update, delete on shop.ticket_presence to shop_worker;
grant select on shop.ticket_presence to shop_staff;
create policy inbox on shop.ticket_presence for select to shop_staff
  using ((select shop.claim('account')) is not null);
create policy restricted on shop.ticket_presence as restrictive for all to shop_staff
  using (ticket_id not in (select id from shop.restricted_ticket));
grant select, delete on shop.ticket_change to shop_worker;
grant select on shop.ticket_change to shop_service;

select shop.settle_ownership();
