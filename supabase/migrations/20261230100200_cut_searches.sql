-- Of more than anybody looks through the newest are found, and whoever asked is told that it was so.
drop function shop.found_tickets(text);
create function shop.found_tickets(asked text) returns table (id text, is_cut boolean)
  language sql stable strict security definer set search_path = shop, extensions, pg_temp
  rows 100 as $$
  with both_languages as (
    select websearch_to_tsquery('english', shop.fold(asked)) || websearch_to_tsquery('french', shop.fold(asked)) as words),
  query as (
    select case when querytree(words) in ('', 'T') then ''::tsquery else words end as words,
      lower(regexp_replace(asked, '^\s*t-|[^[:alnum:]]', '', 'gi')) as letters
    from both_languages),
  said as (
    select m.ticket_id as id, row_number() over (order by m.id desc) as place
    from shop.ticket_message m, query where m.search @@ query.words order by m.id desc limit 5001),
  titled as (
    select t.id, row_number() over (order by t.id desc) as place
    from shop.ticket t, query
    where to_tsvector('english', shop.fold(t.title)) || to_tsvector('french', shop.fold(t.title)) @@ query.words
    order by t.id desc limit 5001),
  found as (
    select said.id from said where place <= 5000
    union
    select titled.id from titled where place <= 5000
    union
    select t.id from shop.ticket t, query where length(query.letters) = 8 and "right"(t.id, 8) = query.letters
    union
    select t.id from shop.ticket t where t.email_folded = lower(btrim(normalize(asked, nfkc)))
    union
    select t.id from shop.ticket t, shop."order" o, query
    where length(query.letters) = 8 and o.id = t.order_id
      and o.number = upper(left(query.letters, 4) || '-' || "right"(query.letters, 4)))
  select found.id, (select count(*) from said) > 5000 or (select count(*) from titled) > 5000 from found
$$;
revoke execute on function shop.found_tickets(text) from public;
grant execute on function shop.found_tickets(text) to shop_staff;

select shop.settle_ownership();
