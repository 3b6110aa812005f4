-- Whoever asks what is held of them, takes a copy or is erased is looked for in every table; without these it is a walk through
-- the rows of everybody, for each look at a page that anybody with a link may open.
create index custody_event_unit on shop.custody_event (unit_id) where unit_id is not null;
create index mail_recipient on shop.mail (lower(recipient));
create index payment_event_order on shop.payment_event (order_id) where order_id is not null;
create index refund_order on shop.refund (order_id);
create index totp_person on identity.totp (person_id);
