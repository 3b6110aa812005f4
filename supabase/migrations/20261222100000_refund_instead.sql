-- Money of a refund that failed is sent again, or by other means: which one that is instead of says whether the first is still
-- owed. For units that shows by the units; VAT that goes back belongs to none.
alter table shop.refund add column instead_of text references shop.refund;
create index refund_instead on shop.refund (instead_of) where instead_of is not null;
