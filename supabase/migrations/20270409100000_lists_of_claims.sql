-- What suppliers owe is read a page at a time, in the order in which it was claimed, and counted batch by batch.
create index supplier_claim_by_state on shop.supplier_claim (state, claimed_at, key_id);
create index supplier_claim_in_order on shop.supplier_claim (claimed_at, key_id);
create index supplier_claim_owed on shop.supplier_claim (batch_id) where state = 'open';
drop index shop.supplier_claim_open;
