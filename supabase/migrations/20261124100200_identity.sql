-- Who has an account. Who somebody is proves the provider; the session and the rights are the shop's own.
create table shop.account (
  id text primary key,
  provider text not null check (provider in ('local', 'supabase')),
  -- The provider's id of the person; nothing else of the provider's is read at run time.
  subject text not null,
  email text not null,
  email_folded text not null unique,
  display_name text check (length(display_name) <= 120),
  locale text not null check (locale in ('en', 'fr')),
  country text check (country ~ '^[A-Z]{2}$'),
  banned_at timestamptz,
  last_active_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  unique (provider, subject)
);
create index account_inactive on shop.account (last_active_at);

-- The cookie's token is 32 random bytes; here is its SHA-256, so a stolen database opens no session.
create table shop.session (
  id text primary key,
  account_id text not null references shop.account on delete cascade,
  token_hash bytea not null unique,
  -- The token before the last rotation: valid for seconds for requests under way, afterwards a sign of theft.
  previous_hash bytea unique,
  rotated_at timestamptz not null default now(),
  -- 1: one factor was given; 2: a second one too. While the second is awaited the session opens one page only.
  assurance smallint not null check (assurance in (1, 2)),
  awaits_factor boolean not null default false,
  -- When a password, a code or a second factor was last given: dangerous acts ask for a recent one.
  proved_at timestamptz not null default now(),
  -- What the provider needs to be asked in this person's name; sealed with the ring.
  provider_sealed bytea not null,
  browser text check (length(browser) <= 24),
  network text,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index session_account on shop.session (account_id);
create index session_expiry on shop.session (expires_at);

-- Browsers from which somebody has signed in before: a new one is told by mail.
create table shop.known_device (
  account_id text not null references shop.account on delete cascade,
  device_hash bytea not null,
  first_seen_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  primary key (account_id, device_hash)
);

-- A way in when the authenticator is lost; each works once and is gone.
create table shop.recovery_code (
  account_id text not null references shop.account on delete cascade,
  code_hash bytea not null,
  created_at timestamptz not null default now(),
  primary key (account_id, code_hash)
);

-- What a letter was asked for: the letter's link or code works where this request began, elsewhere after a question.
-- The same row is written for known and unknown addresses, so that asking tells nothing and takes the same time.
create table shop.proof_request (
  id text primary key,
  purpose text not null check (purpose in (
    'confirm_email', 'sign_in', 'recovery', 'account_exists', 'invitation', 'change_from', 'change_to')),
  email text not null,
  email_folded text not null,
  locale text not null check (locale in ('en', 'fr')),
  -- SHA-256 of the browser's cookie.
  browser_hash bytea,
  -- Where the visitor was heading: a path of this shop.
  return_to text check (return_to like '/%' and return_to not like '//%'),
  account_id text references shop.account on delete cascade,
  -- Only where the provider gives a token once, for two mailboxes together; sealed with the ring, gone with the answer.
  token_sealed bytea,
  created_at timestamptz not null default now(),
  answered_at timestamptz
);
create index proof_request_age on shop.proof_request (created_at);

-- Orders belong to an account once its owner has proved the mailbox that they were placed with.
alter table shop.order add column account_id text references shop.account on delete set null;
create index order_account on shop.order (account_id, placed_at desc) where account_id is not null;
create index order_contact_unclaimed on shop.order_contact (email_folded);
