-- What a recall swapped was written down by another word than the rest of a batch, and counted as failed.
update shop.supplier_claim set message = 'recalled' where message = 'recall';
