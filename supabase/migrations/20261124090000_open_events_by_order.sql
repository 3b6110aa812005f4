-- Every look at a payment asks which of its order's events nobody has handled yet.
create index payment_event_open_order on shop.payment_event (order_id) where handled_at is null;
