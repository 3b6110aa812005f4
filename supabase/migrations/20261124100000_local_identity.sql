-- The local identity provider: who somebody is, when the shop asks no other service. In a schema of its own, because
-- nothing of the shop reads it but the adapter (src/platform/local-identity). With Supabase Auth it stays empty.
create schema if not exists identity;

do $$
begin
  if exists (select from pg_roles where rolname = 'anon') then
    revoke all on schema identity from anon;
  end if;
  if exists (select from pg_roles where rolname = 'authenticated') then
    revoke all on schema identity from authenticated;
  end if;
end $$;

create table identity.person (
  -- A UUID as text, in the form of the other provider's.
  id text primary key,
  -- Folded: one spelling per mailbox.
  email text not null unique,
  confirmed_at timestamptz,
  banned_at timestamptz,
  -- Changes with the password and with a ban: a session from before is worth nothing afterwards.
  session_mark text not null default gen_random_uuid()::text,
  created_at timestamptz not null default now()
);
create index person_unconfirmed on identity.person (created_at) where confirmed_at is null;

-- The password of a person, as better-auth keeps its accounts. Whoever was invited has none.
create table identity.credential (
  id text primary key,
  person_id text not null unique references identity.person on delete cascade,
  provider_id text not null check (provider_id = 'credential'),
  account_id text not null check (account_id = person_id),
  password text not null check (password like '$argon2id$v=19$%'),
  created_at timestamptz not null,
  updated_at timestamptz not null
);

-- What a letter carries. One row per person and purpose, so that a newer proof ends the older one by taking its place.
create table identity.proof (
  person_id text not null references identity.person on delete cascade,
  purpose text not null check (purpose in ('confirm_email', 'sign_in', 'recovery')),
  -- SHA-256 of 32 random bytes.
  token_hash bytea not null unique,
  -- Six digits, hashed with a secret that the database does not hold: plainly they would be found in a second.
  code_hash bytea not null,
  -- Every code that was tried, counted before it is looked at.
  tries smallint not null default 0 check (tries between 0 and 5),
  created_at timestamptz not null default now(),
  primary key (person_id, purpose)
);
create index proof_age on identity.proof (created_at);

-- A change of address waits for both mailboxes; a newer one takes the place of the older.
create table identity.email_change (
  person_id text primary key references identity.person on delete cascade,
  new_email text not null,
  current_hash bytea not null unique,
  next_hash bytea not null unique,
  current_agreed boolean not null default false,
  next_agreed boolean not null default false,
  created_at timestamptz not null default now(),
  check (current_hash <> next_hash)
);
create index email_change_age on identity.email_change (created_at);

create table identity.totp (
  id text primary key,
  person_id text not null references identity.person on delete cascade,
  -- Sealed with the ring.
  secret_sealed bytea not null,
  confirmed_at timestamptz,
  -- The 30 seconds whose code was used last; neither it nor an older one is taken again.
  last_step bigint,
  created_at timestamptz not null default now()
);
-- One that counts, and one that is being set up.
create unique index totp_confirmed on identity.totp (person_id) where confirmed_at is not null;
create unique index totp_pending on identity.totp (person_id) where confirmed_at is null;
