-- Invoices in each of the orders in which the staff read them.
create index tax_document_issued_at on shop.tax_document (issued_at, full_number);
create index tax_document_gross on shop.tax_document (gross_minor, full_number);
