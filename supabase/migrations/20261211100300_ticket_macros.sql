-- One press for what is done often: a saved reply with a tag and a state, or a reply for an act that is done where it always is.
create table shop.ticket_macro (
  id text primary key,
  name text not null check (length(name) between 1 and 80),
  -- Null where nothing is done but to answer.
  act text check (act in ('resend', 'replace', 'refund')),
  reply_id text not null references shop.saved_reply,
  tag text references shop.ticket_tag,
  next text not null check (next in ('waiting', 'solved')),
  version integer not null default 1 check (version > 0),
  state text not null default 'used' check (state in ('used', 'archived')),
  changed_at timestamptz not null default now()
);
create index ticket_macro_reply on shop.ticket_macro (reply_id);
create index ticket_macro_tag on shop.ticket_macro (tag) where tag is not null;

grant select on shop.ticket_macro to shop_service, shop_worker, shop_staff;
grant insert, update on shop.ticket_macro to shop_worker, shop_staff;

select shop.settle_ownership();
