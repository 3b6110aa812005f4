-- The list of batches that fail counts their failed keys, and knows which batches are out of the shop, from indexes.
create index supplier_claim_failed on shop.supplier_claim (batch_id) where state <> 'refused' and message <> 'recalled';
create index key_batch_out on shop.key_batch (id) where quarantined_at is not null;
