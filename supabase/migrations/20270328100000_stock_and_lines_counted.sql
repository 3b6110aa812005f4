-- How many products have keys of their own is counted in an index; product itself is wide.
create index product_with_keys on shop.product (id) where parts = '{}';
-- Whether an order holds one of many products, by itself or in a bundle, is asked of the index alone.
create index order_line_order_product on shop.order_line (order_id, product_id) include (bundle_id);
-- Whether somebody sees an order is asked of its id and its age alone.
create index order_seen on shop."order" (id) include (placed_at);
-- The same of what was never looked at.
create index unviewed_order_seen on shop.unviewed_order (order_id) include (placed_at, delivered_at);
