-- Who may do what, decided by the database itself: a statement that nobody reviewed, or that somebody smuggled in, does no
-- more than the role that it runs as. test/database holds every role to a golden matrix of table and verb.
--
--   shop_owner    owns every table; only migrations work as it, and nobody signs in as it
--   shop_web      what the web process signs in as: has no rights of its own, and becomes for each transaction one of
--     shop_visitor    catalogue, the cart of the claim, the order of the claim
--     shop_customer   what belongs to the account of the claim
--     shop_staff      the staff, and whom they are
--     shop_service    the use cases: placing, paying, signing in; no key material
--     shop_reveal     the key material of the order of the claim, and nothing else
--   shop_worker   jobs and the command line
--   shop_reader   reports and replicas: nothing that names or finds a person
--
-- The users that sign in are made by the shop at its start (src/platform/database/logins.ts), as members of shop_web and
-- shop_worker. Claims are settings of the transaction: shop.account, shop.order, shop.cart.

do $$
declare
  role_name text;
begin
  foreach role_name in array array[
    'shop_owner', 'shop_web', 'shop_visitor', 'shop_customer', 'shop_staff', 'shop_service', 'shop_reveal', 'shop_worker',
    'shop_reader']
  loop
    -- Roles are the server's, so another database of it may have made them already, also at this moment.
    begin
      if not exists (select from pg_roles where rolname = role_name) then
        execute format('create role %I nologin', role_name);
      end if;
    exception when duplicate_object or unique_violation then null;
    end;
  end loop;
  grant shop_visitor, shop_customer, shop_staff, shop_service, shop_reveal to shop_web with inherit false, set true;
  -- On a hosted database whoever migrates is no superuser and must be able to hand over what was made.
  if not (select rolsuper from pg_roles where rolname = current_user) then
    execute format('grant shop_owner to %I with inherit true, set true', current_user);
  end if;
end $$;

-- Hands what a migration has made to shop_owner. Every later migration that makes something ends with a call of it.
create function shop.settle_ownership() returns void
  language plpgsql as $$
declare
  statement text;
begin
  for statement in
    select format('alter schema %I owner to shop_owner', nspname) from pg_namespace
      where nspname in ('shop', 'identity') and nspowner <> 'shop_owner'::regrole
    union all
    select format('alter table %s owner to shop_owner', c.oid::regclass) from pg_class c
      where c.relnamespace in ('shop'::regnamespace, 'identity'::regnamespace) and c.relkind in ('r', 'p', 'v', 'm')
        and c.relowner <> 'shop_owner'::regrole
    union all
    select format('alter function %s owner to shop_owner', p.oid::regprocedure) from pg_proc p
      where p.pronamespace in ('shop'::regnamespace, 'identity'::regnamespace) and p.proowner <> 'shop_owner'::regrole
    union all
    select format('alter domain %s owner to shop_owner', t.oid::regtype) from pg_type t
      where t.typnamespace in ('shop'::regnamespace, 'identity'::regnamespace) and t.typtype = 'd'
        and t.typowner <> 'shop_owner'::regrole
  loop
    execute statement;
  end loop;
end $$;

-- What the transaction claims about whoever is served; null when it claims nothing.
create function shop.claim(name text) returns text
  language sql stable
  as $$ select nullif(current_setting('shop.' || name, true), '') $$;

-- Row-level security for a table that holds data of persons: forced, so that the owner is no way round it. The shop
-- itself sees all rows; everybody else only what another policy gives.
create function shop.guard_rows(guarded regclass) returns void
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('alter table %s force row level security', guarded);
  execute format(
    'create policy the_shop on %s to shop_owner, shop_service, shop_worker using (true) with check (true)', guarded);
end $$;

revoke all on all tables in schema shop, identity from public;
revoke all on all functions in schema shop from public;
revoke all on schema shop, identity from public;

grant usage on schema shop to
  shop_visitor, shop_customer, shop_staff, shop_service, shop_reveal, shop_worker, shop_reader;
grant usage on schema identity to shop_service, shop_worker;
-- What folds names for search lives there.
grant usage on schema extensions to
  shop_visitor, shop_customer, shop_staff, shop_service, shop_reveal, shop_worker, shop_reader;
grant execute on all functions in schema shop to
  shop_visitor, shop_customer, shop_staff, shop_service, shop_reveal, shop_worker, shop_reader;
revoke execute on function shop.settle_ownership(), shop.guard_rows(regclass) from
  shop_visitor, shop_customer, shop_staff, shop_service, shop_reveal, shop_worker, shop_reader;

-- The window: the same for everybody.
grant select on
  shop.category, shop.platform, shop.region, shop.product, shop.product_stock, shop.price_change, shop.search_word,
  shop.catalog_version, shop.vat_rate
  to shop_visitor, shop_customer, shop_staff, shop_service, shop_worker, shop_reader;
grant select on shop.identity to shop_service, shop_worker;

-- The shop at work: jobs, imports, retention. Histories are appended to and changed by nobody.
grant insert, update, delete on
  shop.category, shop.platform, shop.region, shop.product, shop.product_stock, shop.search_word, shop.vat_rate
  to shop_worker;
grant update on shop.catalog_version to shop_worker;
grant insert on shop.price_change to shop_worker;
grant select, insert, update, delete on
  shop.account, shop.session, shop.known_device, shop.recovery_code, shop.proof_request, shop.staff,
  shop.staff_invitation, shop.attempt, shop.spent_challenge, shop.cart, shop.cart_line, shop.order_trace,
  shop.payment_event, shop.key, shop.key_batch, shop.key_secret, shop.key_fingerprint
  to shop_worker;
grant select, insert, update on
  shop."order", shop.order_contact, shop.order_line, shop.unit, shop.waiver, shop.payment, shop.refund, shop.mail
  to shop_worker;
grant select, insert on shop.audit_event, shop.custody_event to shop_worker;
grant select, insert, update, delete on all tables in schema identity to shop_worker;

-- The use cases behind the pages. They hold and hand out keys by their state; what is sealed in them they never read.
grant select, insert, update, delete on
  shop.account, shop.session, shop.known_device, shop.recovery_code, shop.proof_request, shop.staff,
  shop.staff_invitation, shop.attempt, shop.spent_challenge, shop.cart, shop.cart_line
  to shop_service;
grant select, insert, update on
  shop."order", shop.order_contact, shop.unit, shop.waiver, shop.payment, shop.payment_event, shop.refund, shop.mail
  to shop_service;
grant select, insert on shop.order_line, shop.order_trace, shop.audit_event, shop.custody_event to shop_service;
grant select, update on shop.key to shop_service;
grant select, insert, update, delete on all tables in schema identity to shop_service;

-- A visitor has a cart and may hold the link of an order.
grant select, insert, update on shop.cart to shop_visitor;
grant select, insert, update, delete on shop.cart_line to shop_visitor;
grant select on
  shop."order", shop.order_contact, shop.order_line, shop.unit, shop.waiver, shop.payment, shop.refund, shop.mail
  to shop_visitor;

-- A customer reads what belongs to the account; whatever is changed goes through a use case.
grant select on
  shop.account, shop.session, shop.recovery_code, shop."order", shop.order_contact, shop.order_line, shop.unit, shop.waiver
  to shop_customer;

grant select on shop.account to shop_staff;
grant select, insert, update, delete on shop.staff, shop.staff_invitation to shop_staff;
grant select, insert on shop.audit_event to shop_staff;

-- Ciphertext is read here alone, and only with an order to read it for.
grant select on shop."order", shop.unit, shop.key, shop.key_secret to shop_reveal;
grant select (id, product_id, ring_key_id, wrapped_data_key) on shop.key_batch to shop_reveal;

-- Reports count and add up. A test holds these columns against the declarations of personal data.
grant select (
  id, state, locale, country, currency, net_minor, tax_minor, gross_minor, delivery, terms_version, shortage_choice, demo,
  placed_at, paid_at, ended_at) on shop."order" to shop_reader;
grant select on shop.order_line to shop_reader;
grant select (id, order_id, order_line_id, product_id, position, state, gross_minor, delivered_at, revealed_at)
  on shop.unit to shop_reader;
grant select (id, order_id, attempt, state, amount_minor, captured_minor, currency, method, created_at)
  on shop.payment to shop_reader;
grant select (id, order_id, amount_minor, reason, state, created_at, updated_at) on shop.refund to shop_reader;
grant select (id, batch_id, product_id, state, expires_on) on shop.key to shop_reader;
grant select (id, product_id, supplier, unit_cost_minor, currency, expires_on, demo, key_count, imported_at)
  on shop.key_batch to shop_reader;

do $$
declare
  guarded text;
begin
  foreach guarded in array array[
    'shop.account', 'shop.session', 'shop.known_device', 'shop.recovery_code', 'shop.proof_request', 'shop.staff',
    'shop.staff_invitation', 'shop.attempt', 'shop.cart', 'shop.cart_line', 'shop."order"', 'shop.order_contact',
    'shop.order_trace', 'shop.order_line', 'shop.unit', 'shop.waiver', 'shop.payment', 'shop.payment_event', 'shop.refund',
    'shop.mail', 'shop.audit_event', 'shop.custody_event', 'shop.key', 'shop.key_secret', 'identity.person',
    'identity.credential', 'identity.proof', 'identity.email_change', 'identity.totp']
  loop
    perform shop.guard_rows(guarded::regclass);
  end loop;
end $$;

-- The cart of the cookie: the claim is the digest of its token.
create policy own_cart on shop.cart to shop_visitor
  using (token_hash = decode((select shop.claim('cart')), 'hex'))
  with check (token_hash = decode((select shop.claim('cart')), 'hex'));
create policy own_cart on shop.cart_line to shop_visitor
  using (exists (select from shop.cart c where c.id = cart_id))
  with check (exists (select from shop.cart c where c.id = cart_id));

-- The order of a link, or the orders of an account; what belongs to an order is seen by whoever sees the order.
create policy of_the_link on shop."order" to shop_visitor, shop_reveal using (id = (select shop.claim('order')));
create policy of_the_account on shop."order" to shop_customer using (account_id = (select shop.claim('account')));
create policy with_the_order on shop.order_contact to shop_visitor, shop_customer
  using (exists (select from shop."order" o where o.id = order_id));
create policy with_the_order on shop.order_line to shop_visitor, shop_customer
  using (exists (select from shop."order" o where o.id = order_id));
create policy with_the_order on shop.unit to shop_visitor, shop_customer, shop_reveal
  using (exists (select from shop."order" o where o.id = order_id));
create policy with_the_order on shop.waiver to shop_visitor, shop_customer
  using (exists (select from shop."order" o where o.id = order_id));
create policy with_the_order on shop.payment to shop_visitor
  using (exists (select from shop."order" o where o.id = order_id));
create policy with_the_order on shop.refund to shop_visitor
  using (exists (select from shop."order" o where o.id = order_id));
create policy with_the_order on shop.mail to shop_visitor
  using (exists (select from shop."order" o where o.id = order_id));
create policy of_the_units on shop.key to shop_reveal
  using (exists (select from shop.unit u where u.id = unit_id));
create policy of_the_keys on shop.key_secret to shop_reveal
  using (exists (select from shop.key k where k.id = key_id and k.state = 'revealed'));

create policy own_account on shop.account to shop_customer using (id = (select shop.claim('account')));
create policy own_account on shop.session to shop_customer using (account_id = (select shop.claim('account')));
create policy own_account on shop.recovery_code to shop_customer using (account_id = (select shop.claim('account')));

-- Staff see who works here. What they write is written in their own name.
create policy colleagues on shop.staff to shop_staff
  using ((select shop.claim('account')) is not null) with check ((select shop.claim('account')) is not null);
create policy colleagues on shop.staff_invitation to shop_staff
  using ((select shop.claim('account')) is not null) with check ((select shop.claim('account')) is not null);
create policy colleagues on shop.account for select to shop_staff
  using (id = (select shop.claim('account')) or exists (select from shop.staff s where s.account_id = id));
create policy own_acts on shop.audit_event for insert to shop_staff
  with check (actor_kind = 'staff' and actor_id = (select shop.claim('account')));
create policy staff_history on shop.audit_event for select to shop_staff
  using ((select shop.claim('account')) is not null);

create policy reports on shop."order" for select to shop_reader using (true);
create policy reports on shop.order_line for select to shop_reader using (true);
create policy reports on shop.unit for select to shop_reader using (true);
create policy reports on shop.payment for select to shop_reader using (true);
create policy reports on shop.refund for select to shop_reader using (true);
create policy reports on shop.key for select to shop_reader using (true);

select shop.settle_ownership();
