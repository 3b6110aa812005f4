-- One check of the chain over the history: by whom it was asked for, how far it has come, what it came to.
create table shop.history_check (
  id text primary key,
  -- Empty: it was that of a night.
  asked_by text,
  begun_at timestamptz not null,
  -- When whoever works on it last said so; empty until somebody does. Of a worker that died it is long ago.
  seen_at timestamptz,
  -- So many links are checked, out of so many.
  links bigint not null default 0,
  links_of bigint not null default 0,
  ended_at timestamptz,
  verdict text check (verdict in ('whole', 'broken', 'lost', 'failed')),
  -- The last link of a whole chain; the first that does not hold, with its line; or the noted one that is gone, and when it was noted.
  seq bigint,
  hash text,
  audit_id text,
  noted_at timestamptz,
  check ((ended_at is null) = (verdict is null))
);
create unique index history_check_one on shop.history_check ((true)) where ended_at is null;
create index history_check_ended on shop.history_check (ended_at);
create index history_check_begun on shop.history_check (begun_at);

grant select, insert, update, delete on shop.history_check to shop_worker;
grant insert on shop.history_check to shop_service;
grant select on shop.history_check to shop_staff;

select shop.settle_ownership();
