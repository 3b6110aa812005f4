-- Who came in, who tried to, and from where: kept a year, so that a theft that is noticed late can be traced.
create table shop.connection_event (
  id text primary key,
  kind text not null check (kind in (
    'signed_in', 'sign_in_failed', 'second_factor_asked', 'second_factor_given', 'second_factor_failed', 'signed_out',
    'sessions_ended', 'stolen_session_ended', 'link_asked', 'link_failed', 'recovered', 'password_changed', 'email_change_asked',
    'email_changed', 'factor_on', 'factor_off')),
  -- Null where an address was typed that nobody has: a failure names nobody who was not there.
  account_id text references shop.account on delete cascade,
  -- The first 24 bits of an IPv4 address, the first 48 of an IPv6 address.
  network text check (network ~ '^([0-9.]+/24|[0-9a-f:]+/48)$'),
  -- Family and major version, never the whole header.
  browser text check (length(browser) <= 24),
  at timestamptz not null
);
create index connection_event_at on shop.connection_event (at);
create index connection_event_account on shop.connection_event (account_id, at desc);
create trigger connection_event_append_only before update on shop.connection_event
  for each row execute function shop.refuse_change();

-- What a human has to look at: once a day for one thing about one account or network, however often it is seen.
create table shop.alert (
  id text primary key,
  kind text not null check (kind in (
    'failures_of_account', 'failures_from_network', 'staff_from_new_network', 'staff_reads', 'chain_broken')),
  account_id text references shop.account on delete cascade,
  network text,
  day date not null,
  -- How many failures, persons read or findings.
  count integer not null check (count > 0),
  at timestamptz not null,
  acknowledged_by text references shop.account on delete set null,
  acknowledged_at timestamptz,
  unique nulls not distinct (kind, account_id, network, day)
);
create index alert_open on shop.alert (at) where acknowledged_at is null;
create index alert_at on shop.alert (at);

select shop.guard_rows('shop.connection_event');
select shop.guard_rows('shop.alert');
create policy own_account on shop.connection_event for select to shop_customer
  using (account_id = (select shop.claim('account')));
create policy watched_by_staff on shop.connection_event for select to shop_staff
  using ((select shop.claim('account')) is not null);
create policy watched_by_staff on shop.alert for select to shop_staff
  using ((select shop.claim('account')) is not null);
-- Whoever has looked says so in their own name.
create policy acknowledged_by_staff on shop.alert for update to shop_staff
  using (acknowledged_at is null) with check (acknowledged_by = (select shop.claim('account')));

-- Appended to by whoever serves, looked through and removed by the jobs of watch, retention and erasure.
grant select, insert on shop.connection_event to shop_service;
grant select, insert, delete on shop.connection_event to shop_worker;
grant select on shop.connection_event to shop_customer;
grant select (kind, network, at) on shop.connection_event to shop_staff;
grant select, insert, delete on shop.alert to shop_worker;
grant select on shop.alert to shop_staff;
grant update (acknowledged_by, acknowledged_at) on shop.alert to shop_staff;

-- Whom a member of the staff has looked at lately, and what somebody did.
create index audit_event_staff_read on shop.audit_event (at) where action = 'staff.read';
create index audit_event_actor on shop.audit_event (actor_id, id);

select shop.settle_ownership();
