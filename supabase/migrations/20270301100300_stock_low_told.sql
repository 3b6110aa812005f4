-- Programs hear of what runs low, once until new keys come, as the staff do; and read from how many on.
alter table shop.webhook_endpoint drop constraint webhook_endpoint_events_check;
alter table shop.webhook_endpoint add constraint webhook_endpoint_events_check check (
  cardinality(events) > 0 and events <@ array[
    'order.paid', 'order.fulfilled', 'order.refunded', 'dispute.opened', 'product.updated', 'key.replaced', 'stock.low']);
alter table shop.webhook_event drop constraint webhook_event_type_check;
alter table shop.webhook_event add constraint webhook_event_type_check check (type in (
  'order.paid', 'order.fulfilled', 'order.refunded', 'dispute.opened', 'product.updated', 'key.replaced', 'stock.low',
  'endpoint.test'));
grant select (product_id, threshold) on shop.stock_watch to shop_api;
