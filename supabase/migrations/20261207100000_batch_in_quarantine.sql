-- A batch that is out of the shop says so itself: a key of it that a buyer gives back later is not sold again.
alter table shop.key_batch add column quarantined_at timestamptz;

-- Whole batches that were taken out before. Of others it cannot be known what was meant.
update shop.key_batch b set quarantined_at = now()
  where exists (select from shop.key k where k.batch_id = b.id and k.state = 'quarantined')
    and not exists (select from shop.key k where k.batch_id = b.id and k.state = 'available');

-- Whoever gives a key back looks, and holds the batch while doing so (for key share asks for a right to write a column).
grant select (id, quarantined_at), update (quarantined_at) on shop.key_batch to shop_service;
