-- Invoices are found by the beginning of their number or of their order's; for that whatever language the database sorts by is no help.
create index tax_document_number_begins on shop.tax_document (full_number text_pattern_ops);
create index tax_document_order_number_begins on shop.tax_document (order_number text_pattern_ops);

-- The history of one action, the latest first, however long ago the latest is.
create index audit_event_action on shop.audit_event (action collate "C", id);
