-- Documents that correct others, by day: sums of days leave out what was credited and invoiced anew.
create index book_entry_correcting on shop.book_entry (day) where corrects_day is not null;

-- Sales of which VAT went back, which are none to consumers.
create index unit_vat_returned on shop.unit (order_id) where vat_returned_minor > 0;

select shop.settle_ownership();
