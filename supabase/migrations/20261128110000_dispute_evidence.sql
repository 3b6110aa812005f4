-- What the shop answers to a bank. Built anew from the order as long as it is a draft; frozen when somebody sends it, so that
-- a repetition after a crash is the same request. The buyer's network address is not in it: it stays sealed with the order.
create table shop.dispute_evidence (
  dispute_id text primary key references shop.dispute,
  order_id text not null references shop.order,
  state text not null check (state in ('draft', 'sending', 'sent', 'accepting', 'accepted', 'refused')),
  -- The staff's own words to the bank.
  words text not null default '' check (length(words) <= 10000),
  -- What was sent, field by field; null while it is a draft.
  fields jsonb,
  -- The provider's references of uploaded documents.
  receipt_file text,
  ledger_file text,
  saved_by text,
  saved_at timestamptz not null default now(),
  decided_by text,
  decided_at timestamptz,
  settled_at timestamptz,
  check ((state in ('sending', 'sent')) <= (fields is not null)),
  check ((state = 'draft') = (decided_at is null))
);
create index dispute_evidence_order on shop.dispute_evidence (order_id);
create index dispute_evidence_open on shop.dispute_evidence (decided_at) where state in ('sending', 'accepting');

-- What was decided is changed by nobody, whatever the code does. What the provider refused was never sent: it begins anew.
create function shop.keep_decided_evidence() returns trigger language plpgsql as $$
begin
  if old.state in ('sending', 'sent', 'accepting', 'accepted') and (
    new.state = 'draft' or new.fields is distinct from old.fields or new.words is distinct from old.words
    or new.decided_at is distinct from old.decided_at or new.decided_by is distinct from old.decided_by
    or (old.state in ('sent', 'accepted') and new.state <> old.state)) then
    raise exception 'the answer to dispute % is decided', old.dispute_id;
  end if;
  return new;
end $$;
create trigger dispute_evidence_decided before update on shop.dispute_evidence
  for each row execute function shop.keep_decided_evidence();

-- The hours before the deadline at which the staff were last reminded.
alter table shop.dispute add column reminded_hours integer check (reminded_hours in (72, 24));

revoke all on function shop.keep_decided_evidence() from public;
select shop.guard_rows('shop.dispute_evidence');
grant select, insert, update, delete on shop.dispute_evidence to shop_worker;
select shop.settle_ownership();
