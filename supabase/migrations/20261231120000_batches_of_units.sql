-- Of which batch the key was that a unit held last, for the margin of batches; the living key has an index of its own.
create index key_gone on shop.key (unit_id) where state in ('revoked', 'replaced');

select shop.settle_ownership();
