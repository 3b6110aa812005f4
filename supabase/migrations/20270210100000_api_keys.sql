-- Programs of the seller that work with the shop over its public API: each shows a key of its own. Of a key only a digest is kept,
-- and what people recognise it by; who made it and who ended it tells the history.
create table shop.api_key (
  id text primary key,
  name text not null check (length(name) between 1 and 80),
  -- The letters after the mark, by which people recognise it on a page or in a log.
  shown text not null unique check (shown ~ '^[0-9a-hjkmnp-tv-z]{8}$'),
  secret_hash bytea not null unique check (length(secret_hash) = 32),
  scopes text[] not null check (cardinality(scopes) > 0 and scopes <@ array[
    'products.read', 'products.write', 'stock.read', 'orders.read', 'customers.read', 'keys.import', 'webhooks.manage']),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  -- To the minute.
  last_used_at timestamptz,
  revoked_at timestamptz,
  check (expires_at > created_at),
  check (expires_at <= created_at + interval '366 days')
);
create index api_key_newest on shop.api_key (created_at desc, id);

-- What was answered to a request that may come twice (Idempotency-Key): for a day, sealed with the ring.
create table shop.api_answer (
  api_key_id text not null references shop.api_key on delete cascade,
  key_hash bytea not null check (length(key_hash) = 32),
  -- Of method, address and body: the same key with another request is refused.
  request_hash bytea not null check (length(request_hash) = 32),
  -- Null while the first request is under way.
  status integer check (status between 200 and 499),
  sealed bytea,
  begun_at timestamptz not null,
  primary key (api_key_id, key_hash),
  check ((status is null) = (sealed is null))
);
create index api_answer_begun on shop.api_answer (begun_at);

grant select (id, name, shown, scopes, created_at, expires_at, last_used_at, revoked_at), insert, update (revoked_at)
  on shop.api_key to shop_staff;
grant select, update (last_used_at) on shop.api_key to shop_service;
grant select, delete on shop.api_key to shop_worker;
grant select, insert, update, delete on shop.api_answer to shop_service;
grant select, delete on shop.api_answer to shop_worker;

-- As whom such a program reads. What the key may not read the database does not show, whatever the code forgot to ask.
do $$
begin
  begin
    if not exists (select from pg_roles where rolname = 'shop_api') then
      create role shop_api nologin;
    end if;
  exception when duplicate_object or unique_violation then null;
  end;
  grant shop_api to shop_web with inherit false, set true;
end $$;

-- Whether the transaction claims a scope: `shop.scopes` holds those of the key, with blanks between.
create function shop.has_scope(scope text) returns boolean
  language sql stable
  as $$ select coalesce(scope = any(string_to_array(shop.claim('scopes'), ' ')), false) $$;
revoke execute on function shop.has_scope(text) from public;

grant usage on schema shop, extensions to shop_api;
grant execute on function shop.has_scope(text), shop.claim(text) to shop_api;

-- The catalogue, drafts included, is no secret of a person: the gate of the API asks for its scope.
grant select on shop.category, shop.platform, shop.region, shop.product, shop.product_stock to shop_api;

grant select (id, number, state, held_for, locale, country, currency, net_minor, tax_minor, gross_minor, delivery, demo,
  placed_at, paid_at, ended_at) on shop."order" to shop_api;
grant select on shop.order_line to shop_api;
grant select (id, order_id, order_line_id, product_id, position, state, gross_minor, delivered_at, revealed_at)
  on shop.unit to shop_api;
grant select (order_id, email, name, company_name) on shop.order_contact to shop_api;
grant select (id, email, email_folded, display_name, locale, country, created_at) on shop.account to shop_api;
grant insert on shop.staff_read to shop_api;

create policy of_the_scope on shop."order" for select to shop_api using ((select shop.has_scope('orders.read')));
create policy with_the_order_for_programs on shop.order_line for select to shop_api
  using (exists (select from shop."order" o where o.id = order_id));
create policy with_the_order_for_programs on shop.unit for select to shop_api
  using (exists (select from shop."order" o where o.id = order_id));
create policy of_the_scopes on shop.order_contact for select to shop_api
  using ((select shop.has_scope('customers.read')) and (select shop.has_scope('orders.read')));

-- Whoever works here is no customer.
create function shop.is_staff(asked text) returns boolean
  language sql stable security definer set search_path = shop, pg_temp
  as $$ select exists (select from shop.staff s where s.account_id = asked) $$;
revoke execute on function shop.is_staff(text) from public;
grant execute on function shop.is_staff(text) to shop_api;
create policy customers on shop.account for select to shop_api
  using ((select shop.has_scope('customers.read')) and not shop.is_staff(id));

-- Restricted persons (GDPR Art. 18) are hidden from programs as they are from the staff.
grant select on shop.restricted_account, shop.restricted_order to shop_api;
alter policy restricted on shop.account to shop_staff, shop_reader, shop_api;
alter policy restricted on shop."order" to shop_staff, shop_reader, shop_api;
alter policy restricted on shop.order_line to shop_staff, shop_reader, shop_api;
alter policy restricted on shop.unit to shop_staff, shop_reader, shop_api;
alter policy restricted on shop.order_contact to shop_staff, shop_reader, shop_api;

create policy own_reads_of_programs on shop.staff_read for insert to shop_api
  with check (staff_id = (select shop.claim('api_key')));

select shop.settle_ownership();
