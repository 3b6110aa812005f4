-- What an erasure asks of the payment provider: one row for each payment, written in the transaction of the erasure. The
-- row is the outbox, and in the end the receipt.
create table shop.redaction (
  id text primary key,
  payment_id text not null unique references shop.payment on delete cascade,
  order_id text not null references shop."order" on delete cascade,
  state text not null default 'requested' check (
    state in ('requested', 'running', 'refused', 'unavailable', 'redacted', 'by_hand')),
  -- The job at the provider, and how many were cancelled there before: together with the payment the key of the request.
  job_id text,
  round integer not null default 0,
  -- Why not, or not yet: a code of the provider, never its words.
  reason text check (length(reason) <= 60),
  tries integer not null default 0,
  requested_at timestamptz not null,
  next_at timestamptz not null,
  done_at timestamptz,
  -- Staff, when it was done in the provider's Dashboard.
  recorded_by text,
  check ((done_at is not null) = (state in ('redacted', 'by_hand')))
);
create index redaction_due on shop.redaction (next_at) where state in ('requested', 'running', 'refused');
create index redaction_order on shop.redaction (order_id);
create index redaction_done on shop.redaction (done_at);

select shop.guard_rows('shop.redaction');
-- Asked for, followed and forgotten by jobs. Whoever reads the facts of a payment must know that there are none any more.
grant select, insert, update, delete on shop.redaction to shop_worker;
grant select (payment_id, state) on shop.redaction to shop_service;

select shop.settle_ownership();
