-- A recall ends when its batch is put back; those that went on without are over.
update shop.key_recall r set ended_at = now()
  where r.ended_at is null
    and exists (select from shop.key_batch b where b.id = r.batch_id and b.quarantined_at is null);
