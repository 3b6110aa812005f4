-- How many letters somebody has had written to a mailbox lately.
create index proof_request_mailbox on shop.proof_request (email_folded, created_at);
