-- Letters that came back stand in the order in which that was known, and are read along it.
drop index shop.mail_came_back;
create index mail_came_back on shop.mail ((coalesce(reported_at, next_attempt_at)), id)
  where state in ('refused', 'dead', 'bounced', 'complained');
-- The same was there twice: order_contact_email.
drop index shop.order_contact_unclaimed;
