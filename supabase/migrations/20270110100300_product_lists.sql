-- The list of the back office holds products of every state, in orders of its own, and is read a page at a time.
create index product_listed_name_en on shop.product (sort_en, id);
create index product_listed_name_fr on shop.product (sort_fr, id);
create index product_listed_price on shop.product (list_price_minor, id);
create index product_listed_change on shop.product (updated_at, id);
create index product_listed_state on shop.product (status, id);
-- Beside product_search, which holds those that visitors find.
create index product_search_unseen on shop.product using gin (search_text extensions.gin_trgm_ops) where status <> 'active';
