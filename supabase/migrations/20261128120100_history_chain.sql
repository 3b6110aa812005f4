-- A chain over the history. A job appends a link for each line, in an order of its own, so that nobody who writes history waits
-- for anybody else. A link holds the digest of its line: a line that leaves by its clock leaves the chain whole.
create table shop.audit_link (
  seq bigint primary key check (seq > 0),
  audit_id text not null unique,
  -- Of the line: from it follows when the line may be gone.
  at timestamptz not null,
  digest bytea not null check (length(digest) = 32),
  hash bytea not null check (length(hash) = 32)
);
create index audit_link_at on shop.audit_link (at);
create trigger audit_link_append_only before update or delete on shop.audit_link
  for each row execute function shop.refuse_change();

create function shop.audit_digest(e shop.audit_event) returns bytea
  language sql immutable parallel safe
  as $$
    select sha256(convert_to(
      jsonb_build_array(e.id, e.subject_kind, e.subject_id, e.action, e.actor_kind, e.actor_id, e.details,
        extract(epoch from e.at)::text)::text, 'UTF8'))
  $$;

create function shop.audit_hash(previous bytea, l shop.audit_link) returns bytea
  language sql immutable parallel safe
  as $$
    select sha256(coalesce(previous, ''::bytea) || l.digest || convert_to(
      jsonb_build_array(l.seq, l.audit_id, extract(epoch from l.at)::text)::text, 'UTF8'))
  $$;

create function shop.chain_audit() returns trigger
  language plpgsql as $$
declare
  last_seq bigint;
  last_hash bytea;
begin
  select seq, hash into last_seq, last_hash from shop.audit_link order by seq desc limit 1;
  new.seq := coalesce(last_seq, 0) + 1;
  new.hash := shop.audit_hash(last_hash, new);
  return new;
end $$;
create trigger audit_link_chain before insert on shop.audit_link
  for each row execute function shop.chain_audit();

grant select, insert, delete on shop.audit_link to shop_worker;
revoke all on function shop.audit_digest(shop.audit_event), shop.audit_hash(bytea, shop.audit_link), shop.chain_audit()
  from public;
grant execute on function shop.audit_digest(shop.audit_event), shop.audit_hash(bytea, shop.audit_link), shop.chain_audit()
  to shop_worker;

select shop.settle_ownership();
