-- The page shows the latest open findings, and after a wrong key of the provider there are as many as payments.
create index reconciliation_finding_found on shop.reconciliation_finding (found_at, id) where ended_at is null;
