-- Of more than anybody looks through the newest are found; what only says which words are not there is looked up in no index, and is
-- not looked up at all.
create or replace function shop.found_tickets(asked text) returns setof text
  language sql stable strict security definer set search_path = shop, extensions, pg_temp
  rows 100 as $$
  with both_languages as (
    select websearch_to_tsquery('english', shop.fold(asked)) || websearch_to_tsquery('french', shop.fold(asked)) as words),
  query as (
    select case when querytree(words) in ('', 'T') then ''::tsquery else words end as words,
      lower(regexp_replace(asked, '^\s*t-|[^[:alnum:]]', '', 'gi')) as letters
    from both_languages)
  select ticket_id from (
    select m.ticket_id from shop.ticket_message m, query where m.search @@ query.words order by m.id desc limit 5000) as said
  union
  select id from (
    select t.id from shop.ticket t, query
    where to_tsvector('english', shop.fold(t.title)) || to_tsvector('french', shop.fold(t.title)) @@ query.words
    order by t.id desc limit 5000) as titled
  union
  select t.id from shop.ticket t, query where length(query.letters) = 8 and "right"(t.id, 8) = query.letters
  union
  select t.id from shop.ticket t where t.email_folded = lower(btrim(normalize(asked, nfkc)))
  union
  select t.id from shop.ticket t, shop."order" o, query
  where length(query.letters) = 8 and o.id = t.order_id
    and o.number = upper(left(query.letters, 4) || '-' || "right"(query.letters, 4))
$$;

select shop.settle_ownership();
