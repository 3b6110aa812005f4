-- A batch is called back from those who hold its keys: each gets another key, or the money. How far it is, and nobody's name:
-- who still holds a key of the batch, the keys say themselves.
create table shop.key_recall (
  id text primary key,
  batch_id text not null references shop.key_batch,
  way text not null check (way in ('replace', 'refund')),
  reason text not null check (length(reason) between 1 and 500),
  asked_by text not null,
  asked_at timestamptz not null default now(),
  total integer not null check (total > 0),
  done integer not null default 0,
  -- Held by an order of which a bank doubts the payment, or none was in stock: somebody looks.
  left_over integer not null default 0,
  -- The place in the batch up to which it is through.
  after_position bigint not null default 0,
  ended_at timestamptz
);
create unique index key_recall_open on shop.key_recall (batch_id) where ended_at is null;
create index key_recall_batch on shop.key_recall (batch_id, asked_at);
grant select, insert, update, delete on shop.key_recall to shop_worker;

select shop.settle_ownership();
