-- How often something was looked at or done on a day. No row stands for a visit, no column finds a person: two visits that
-- fall into the same cell differ in nothing. What is absent is the empty text, so that a cell has one key.

create table shop.page_count (
  day date not null,
  -- A pattern such as /orders/:token, or the page of a product.
  route text not null check (route ~ '^/[a-z0-9:/-]*$' and length(route) <= 140),
  event text not null check (event in ('visit_begun', 'page_viewed', 'product_viewed', 'added_to_cart', 'checkout_shown',
    'order_placed', 'order_paid', 'key_revealed')),
  country text not null default '' check (country ~ '^([A-Z]{2}|other)?$'),
  referrer_host text not null default '' check (referrer_host ~ '^[a-z0-9.-]*$' and length(referrer_host) <= 60),
  campaign text not null default '' check (campaign ~ '^[a-z0-9_-]*$' and length(campaign) <= 40),
  count integer not null check (count > 0),
  primary key (day, route, event, country, referrer_host, campaign)
);

-- What was searched for and is not sold. Written once the same words were typed often enough to be nobody's own.
create table shop.search_gap (
  day date not null,
  words text not null check (words <> '' and words !~ '@|[0-9]{6}' and length(words) <= 60),
  count integer not null check (count > 0),
  primary key (day, words)
);

grant select, insert, update on shop.page_count, shop.search_gap to shop_service, shop_worker;
grant delete on shop.page_count, shop.search_gap to shop_worker;
grant select on shop.page_count, shop.search_gap to shop_reader, shop_staff;

select shop.settle_ownership();
