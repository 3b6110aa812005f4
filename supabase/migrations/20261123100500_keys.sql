create table shop.key_batch (
  id text primary key,
  product_id text not null references shop.product,
  source_name text not null,
  supplier text,
  unit_cost_minor integer check (unit_cost_minor >= 0),
  currency text,
  expires_on date,
  -- The batch's data key, wrapped by the key-encryption key of that id.
  wrapped_data_key bytea not null,
  ring_key_id text not null,
  demo boolean not null default false,
  key_count integer not null,
  imported_at timestamptz not null default now()
);
create index key_batch_ring on shop.key_batch (ring_key_id);

create table shop.key (
  id text primary key,
  batch_id text not null references shop.key_batch,
  product_id text not null references shop.product,
  state text not null default 'available' check (state in (
    'available', 'reserved', 'assigned', 'revealed', 'revoked', 'replaced', 'quarantined')),
  unit_id text references shop.unit,
  reserved_until timestamptz,
  -- 'infinity' for a key that never expires: so the day of expiry is a condition of the claiming index, not a filter.
  expires_on date not null default 'infinity',
  supplier_reference text check (length(supplier_reference) <= 200),
  position bigint generated always as identity,
  check (state not in ('reserved', 'assigned', 'revealed') or unit_id is not null),
  check (state not in ('available', 'quarantined') or unit_id is null),
  check ((state = 'reserved') = (reserved_until is not null)),
  unique (id, unit_id)
) with (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.01);
-- A unit holds at most one living key; a replaced or revoked one stays as history.
create unique index key_one_per_unit on shop.key (unit_id) where state in ('reserved', 'assigned', 'revealed');
-- The order of sale: first to expire, then first imported. Partial, so that sold keys cost nothing.
create index key_claim on shop.key (product_id, expires_on, position) where state = 'available';
create index key_reserved on shop.key (reserved_until) where state = 'reserved';
create index key_batch_members on shop.key (batch_id);

-- A unit's key must point back at that unit, at the latest when the transaction commits.
alter table shop.unit add constraint unit_key_agrees
  foreign key (key_id, id) references shop.key (id, unit_id) deferrable initially deferred;

-- Key material apart from the hot table and with rights of its own. Format: see docs/architecture.md "Vault".
create table shop.key_secret (
  key_id text primary key references shop.key on delete cascade,
  sealed bytea not null,
  media_type text not null default 'text/plain' check (media_type in ('text/plain', 'image/png', 'image/jpeg', 'image/webp'))
);

-- Keyed hashes (HMAC-SHA256) of the normalised key and of its last five characters, one row per pepper, so that the
-- pepper can be rotated without downtime. The primary key is what makes the same key impossible to import twice.
-- It refers to the secret, not to the key: the foreign key's lock must not make a claim skip a sellable key while a
-- pepper is rotated, and a fingerprint must never vanish by cascade.
create table shop.key_fingerprint (
  pepper_id text not null,
  fingerprint bytea not null,
  key_id text not null references shop.key_secret,
  tail bytea not null,
  primary key (pepper_id, fingerprint)
);
create index key_fingerprint_key on shop.key_fingerprint (key_id);
create index key_fingerprint_tail on shop.key_fingerprint (pepper_id, tail);

-- Custody ledger: who held a key when. One hash chain per key, appended by the trigger, changed by nobody.
-- Nothing in it is a key.
create table shop.custody_event (
  key_id text not null,
  seq integer not null,
  kind text not null check (kind in (
    'imported', 'reserved', 'released', 'assigned', 'revealed', 'viewed', 'replaced', 'revoked', 'quarantined',
    'undone')),
  unit_id text,
  actor_kind text not null check (actor_kind in ('customer', 'staff', 'system')),
  actor_id text,
  reason text,
  at timestamptz not null default clock_timestamp(),
  hash bytea not null,
  primary key (key_id, seq)
);
create trigger custody_event_append_only before update or delete on shop.custody_event
  for each row execute function shop.refuse_change();

create function shop.custody_hash(previous bytea, e shop.custody_event) returns bytea
  language sql immutable parallel safe
  as $$
    select sha256(coalesce(previous, ''::bytea) || convert_to(
      jsonb_build_array(e.key_id, e.seq, e.kind, e.unit_id, e.actor_kind, e.actor_id, e.reason,
        extract(epoch from e.at)::text)::text, 'UTF8'))
  $$;

create function shop.chain_custody() returns trigger
  language plpgsql as $$
declare
  last_seq integer;
  last_hash bytea;
begin
  select seq, hash into last_seq, last_hash from shop.custody_event
    where key_id = new.key_id order by seq desc limit 1;
  new.seq := coalesce(last_seq, 0) + 1;
  new.hash := shop.custody_hash(last_hash, new);
  return new;
end $$;
create trigger custody_event_chain before insert on shop.custody_event
  for each row execute function shop.chain_custody();

-- The last defence of "sold at most once, ever", also against statements that nobody reviewed. The same table of
-- transitions stands in src/domains/keys/key.ts; a test compares the two.
create function shop.guard_key_state() returns trigger
  language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'available' then
      raise exception 'a key enters the shop as available' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if tg_op = 'DELETE' then
    if old.state <> 'available' then
      raise exception 'a key that is % cannot be deleted', old.state using errcode = 'check_violation';
    end if;
    return old;
  end if;
  if new.state <> old.state and (old.state, new.state) not in (
    ('available', 'reserved'), ('available', 'quarantined'), ('available', 'revoked'),
    ('reserved', 'available'), ('reserved', 'assigned'),
    ('assigned', 'available'), ('assigned', 'revealed'), ('assigned', 'revoked'), ('assigned', 'replaced'),
    ('revealed', 'revoked'), ('revealed', 'replaced'),
    ('quarantined', 'available'), ('quarantined', 'revoked')
  ) then
    raise exception 'a key that is % cannot become %', old.state, new.state using errcode = 'check_violation';
  end if;
  if old.unit_id is not null and new.unit_id is distinct from old.unit_id
    and not (new.unit_id is null and new.state = 'available') then
    raise exception 'a key cannot move from one unit to another' using errcode = 'check_violation';
  end if;
  if (new.id, new.batch_id, new.product_id) is distinct from (old.id, old.batch_id, old.product_id) then
    raise exception 'a key cannot change its batch or product' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger key_guard before insert or update or delete on shop.key
  for each row execute function shop.guard_key_state();
