-- The outbox of letters: what is to be said to whom, never the words themselves. A letter is rendered when it is
-- sent, so no key and no body lies in the database.
create table shop.mail (
  id text primary key,
  kind text not null,
  -- The thing that the letter is about; together with the kind it is sent at most once per cause.
  subject_id text not null,
  order_id text references shop.order,
  cause text not null default '',
  locale text not null,
  recipient text not null,
  state text not null default 'queued' check (state in ('queued', 'sending', 'accepted', 'deferred', 'refused', 'dead')),
  attempts integer not null default 0,
  smtp_code integer,
  next_attempt_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  accepted_at timestamptz,
  unique (kind, subject_id, cause)
);
create index mail_open on shop.mail (next_attempt_at) where state in ('queued', 'sending', 'deferred');
create index mail_order on shop.mail (order_id);
