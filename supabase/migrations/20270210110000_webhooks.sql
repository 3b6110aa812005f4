-- What happens in the shop is told to addresses that the seller names, signed (standardwebhooks.com). Off until somebody names one.
create table shop.webhook_endpoint (
  id text primary key,
  name text not null check (length(name) between 1 and 80),
  url text not null check (length(url) <= 2000 and url ~ '^https?://'),
  events text[] not null check (cardinality(events) > 0 and events <@ array[
    'order.paid', 'order.fulfilled', 'order.refunded', 'dispute.opened', 'product.updated', 'key.replaced']),
  -- `off` is the seller's will, `disabled` the shop's, after days of failing.
  state text not null default 'on' check (state in ('on', 'off', 'disabled')),
  -- Signs what is sent; sealed with the ring.
  secret_sealed bytea not null,
  -- The one before: for a day both sign, so that the receiver can change over.
  previous_sealed bytea,
  previous_until timestamptz,
  -- Since when nothing has got through.
  failing_since timestamptz,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  check ((previous_sealed is null) = (previous_until is null))
);

create table shop.webhook_event (
  id text primary key,
  type text not null check (type in (
    'order.paid', 'order.fulfilled', 'order.refunded', 'dispute.opened', 'product.updated', 'key.replaced', 'endpoint.test')),
  order_id text references shop."order",
  -- The very text that is signed and sent: ids and states.
  body text not null check (length(body) <= 4000),
  at timestamptz not null
);
create index webhook_event_at on shop.webhook_event (at);
create index webhook_event_order on shop.webhook_event (order_id) where order_id is not null;

create table shop.webhook_delivery (
  id text primary key,
  event_id text not null references shop.webhook_event on delete cascade,
  endpoint_id text not null references shop.webhook_endpoint on delete cascade,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
  -- In this round: a replay begins a new one.
  tries integer not null default 0 check (tries >= 0),
  attempt_count integer not null default 0 check (attempt_count >= tries),
  -- Before this moment nobody tries; while somebody does, it is when they are given up.
  next_try_at timestamptz,
  at timestamptz not null,
  unique (event_id, endpoint_id),
  check ((state = 'waiting') = (next_try_at is not null))
);
create index webhook_delivery_due on shop.webhook_delivery (next_try_at) where state = 'waiting';
create index webhook_delivery_newest on shop.webhook_delivery (at desc, id desc);
create index webhook_delivery_of_endpoint on shop.webhook_delivery (endpoint_id, at desc, id desc);
create index webhook_delivery_state on shop.webhook_delivery (state, at desc, id desc);

-- What was answered to one try. Of the answer itself nothing is kept: it could hold anything.
create table shop.webhook_attempt (
  delivery_id text not null references shop.webhook_delivery on delete cascade,
  number integer not null check (number > 0),
  status integer,
  trouble text check (trouble in ('refused_address', 'no_address', 'no_connection', 'no_answer', 'bad_certificate', 'status')),
  millis integer not null check (millis >= 0),
  at timestamptz not null,
  primary key (delivery_id, number)
);

-- Products that changed since it was last told; taken by a job within a minute.
create table shop.product_change (
  product_id text primary key references shop.product on delete cascade,
  at timestamptz not null default now()
);

-- By a trigger, so that no way to change a product can forget it; and nothing is written while nobody listens. What the window
-- shows of the stock changes with every sale and is no change of the product.
create function shop.note_product_change() returns trigger
  language plpgsql security definer set search_path = shop, pg_temp as $$
begin
  if exists (select from shop.webhook_endpoint where state = 'on' and 'product.updated' = any(events)) then
    insert into shop.product_change (product_id) values (new.id)
      on conflict (product_id) do update set at = excluded.at;
  end if;
  return null;
end $$;
revoke execute on function shop.note_product_change() from public;
create trigger product_change_noted after insert on shop.product
  for each row execute function shop.note_product_change();
create trigger product_change_noted_again after update on shop.product
  for each row when (
    (old.slug, old.family, old.category_slug, old.platform_code, old.region_code, old.edition::text, old.kind, old.legal_nature,
      old.status, old.name::text, old.summary::text, old.description::text, old.features, old.publisher, old.price_minor,
      old.regular_price_minor, old.release_at)
    is distinct from
    (new.slug, new.family, new.category_slug, new.platform_code, new.region_code, new.edition::text, new.kind, new.legal_nature,
      new.status, new.name::text, new.summary::text, new.description::text, new.features, new.publisher, new.price_minor,
      new.regular_price_minor, new.release_at))
  execute function shop.note_product_change();

select shop.guard_rows('shop.webhook_event');
grant select, insert, update, delete on shop.webhook_endpoint, shop.webhook_delivery to shop_service, shop_worker;
grant select, insert, delete on shop.webhook_event, shop.webhook_attempt to shop_service, shop_worker;
grant select, delete on shop.product_change to shop_worker;

grant select (id, name, url, events, state, previous_until, failing_since, created_at, changed_at)
  on shop.webhook_endpoint to shop_staff;
grant select on shop.webhook_event, shop.webhook_delivery, shop.webhook_attempt to shop_staff;
create policy desk on shop.webhook_event for select to shop_staff
  using ((select shop.claim('account')) is not null);
select shop.heed_restriction('shop.webhook_event', 'shop.restricted_order', 'order_id');

-- The owners hear of an endpoint that was given up.
alter table shop.alert drop constraint alert_kind_check;
alter table shop.alert add constraint alert_kind_check check (kind in (
  'failures_of_account', 'failures_from_network', 'staff_from_new_network', 'staff_from_new_country', 'staff_reads', 'chain_broken',
  'reconciliation_found', 'reconciliation_late', 'documents_late', 'documents_broken', 'webhook_disabled'));

select shop.settle_ownership();
