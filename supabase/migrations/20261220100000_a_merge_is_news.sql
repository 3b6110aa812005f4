-- Whoever has the ticket open that goes on is told that another one went into it, also where nothing else of it changed.
create function shop.note_ticket_merge() returns trigger
  language plpgsql security definer set search_path = shop, pg_temp as $$
begin
  insert into shop.ticket_change (ticket_id, kind) values (new.merged_into, 'moved');
  perform pg_notify('shop_tickets', '');
  return null;
end $$;
revoke execute on function shop.note_ticket_merge() from public;
create trigger ticket_merged after update of merged_into on shop.ticket
  for each row when (new.merged_into is not null and old.merged_into is null)
  execute function shop.note_ticket_merge();

select shop.settle_ownership();
