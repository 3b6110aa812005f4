-- How often something was tried, by whom it concerns and from where: one row for each key that is not yet forgiven.
-- No index on the age: every try would have to keep it up, and only the daily clearing would read it.
create table shop.attempt (
  -- HMAC-SHA256 of action, kind and value: neither an address of a person nor of a connection is in this table, and
  -- without the secret nobody can find out whether a given one is.
  key bytea primary key check (length(key) = 32),
  -- When every try is forgiven. One try moves it by a fixed time, so the distance from now is the number of tries.
  forgiven_at timestamptz not null,
  -- No try is let through before; only ever set for connections and for single requests, never for an account.
  waits_until timestamptz,
  -- Since when a proof of work has been asked for and not given: a browser without scripts waits instead.
  asked_at timestamptz
);

-- Proofs of work that have been used. The signature makes them ours, this table makes them good for once.
create table shop.spent_challenge (
  id bytea primary key,
  expires_at timestamptz not null
);
