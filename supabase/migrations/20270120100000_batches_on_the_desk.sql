-- What the seller's own books call the purchase of a batch.
alter table shop.key_batch add column invoice_reference text check (length(invoice_reference) <= 100);
-- Raised by every edit: whoever sends a form that was read before another edit is told so.
alter table shop.key_batch add column version integer not null default 1;

-- Keys are counted by batch and state without reading them; the former index is a part of this one.
create index key_batch_states on shop.key (batch_id, state) include (expires_on);
drop index shop.key_batch_members;
create index key_batch_product on shop.key_batch (product_id);
create index key_batch_imported on shop.key_batch (imported_at, id);
