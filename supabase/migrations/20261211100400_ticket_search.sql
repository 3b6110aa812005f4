-- Tickets found by what people name: their number, the order's, a mailbox, or words in any form, in both languages of the shop.
-- What folds words lives there, and an index over folded words is the owner's.
grant usage on schema extensions to shop_owner;

alter table shop.ticket_message add column search tsvector not null generated always as (
  to_tsvector('english', shop.fold(body)) || to_tsvector('french', shop.fold(body))) stored;
create index ticket_message_search on shop.ticket_message using gin (search);
create index ticket_title_search on shop.ticket using gin ((
  to_tsvector('english', shop.fold(title)) || to_tsvector('french', shop.fold(title))));
create index ticket_reference on shop.ticket ("right"(id, 8));

-- Only the ids, and in the name of the shop: what compares words is no such thing as may be asked below row-level security, so
-- that none of these indexes would be used. Whoever asks reads the tickets themselves with their own rights.
create function shop.found_tickets(asked text) returns setof text
  language sql stable strict security definer set search_path = shop, extensions, pg_temp
  rows 100 as $$
  with query as (
    select websearch_to_tsquery('english', shop.fold(asked)) || websearch_to_tsquery('french', shop.fold(asked)) as words,
      lower(regexp_replace(asked, '^\s*t-|[^[:alnum:]]', '', 'gi')) as letters)
  select ticket_id from (
    select m.ticket_id from shop.ticket_message m, query where m.search @@ query.words limit 5000) as said
  union
  select t.id from shop.ticket t, query
  where to_tsvector('english', shop.fold(t.title)) || to_tsvector('french', shop.fold(t.title)) @@ query.words
  union
  select t.id from shop.ticket t, query where length(query.letters) = 8 and "right"(t.id, 8) = query.letters
  union
  select t.id from shop.ticket t where t.email_folded = lower(btrim(normalize(asked, nfkc)))
  union
  select t.id from shop.ticket t, shop."order" o, query
  where length(query.letters) = 8 and o.id = t.order_id
    and o.number = upper(left(query.letters, 4) || '-' || "right"(query.letters, 4))
$$;
revoke execute on function shop.found_tickets(text) from public;
grant execute on function shop.found_tickets(text) to shop_staff;

select shop.settle_ownership();
