-- How many products have keys of their own is counted in an index; product itself is wide.
create index product_with_keys on shop.product (id) where parts = '{}';
-- Orders that hold one of many products, by themselves or in a bundle, are counted in the order of their lines, until there are enough.
create index order_line_order_product on shop.order_line (order_id, product_id) include (bundle_id);
