-- Which reviews are hidden, because their author had their data restricted (GDPR Art. 18), is asked once for a statement, as
-- everywhere else, and not for each review of a page. A visitor learns ids that stood on pages before, and no order.
create function shop.hidden_reviews() returns setof text
  language sql stable security definer set search_path = shop, pg_temp
  as $$ select v.id from shop.restricted_order r join shop.review v on v.order_id = r.id $$;
revoke execute on function shop.hidden_reviews() from public;
grant execute on function shop.hidden_reviews() to shop_visitor;

drop policy published on shop.review;
create policy published on shop.review for select to shop_visitor
  using (state = 'published' and id not in (select shop.hidden_reviews()));
revoke execute on function shop.is_restricted_order(text) from shop_visitor, shop_customer, shop_staff, shop_worker, shop_reader;

select shop.settle_ownership();
