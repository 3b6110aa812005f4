-- Letters that came back stand in the order in which that was known, and are read along it; which orders they belong to is read there too.
drop index shop.mail_came_back;
create index mail_came_back on shop.mail ((coalesce(reported_at, next_attempt_at)), id) include (order_id, kind, state, created_at, settled_at)
  where state in ('refused', 'dead', 'bounced', 'complained');
-- The same was there twice: order_contact_email.
drop index shop.order_contact_unclaimed;
-- The latest letter with a delivery of an order.
create index mail_delivery on shop.mail (order_id, created_at, id) include (kind)
  where kind in ('order_confirmation', 'key_delivery');
