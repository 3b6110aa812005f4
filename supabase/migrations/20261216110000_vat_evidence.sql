-- Where a buyer is, as countries alone (regulation 282/2011 art. 24b, 24f): declared, of the network at the till, of the card. The
-- address of the network is in order_trace, and gone long before this.
create table shop.vat_evidence (
  order_id text primary key references shop.order,
  declared_country text not null check (declared_country ~ '^[A-Z]{2}$'),
  network_country text check (network_country ~ '^[A-Z]{2}$'),
  card_country text check (card_country ~ '^[A-Z]{2}$'),
  -- The buyer was asked at the till, because the network is elsewhere, and said it once more.
  confirmed_at timestamptz,
  -- Whether the VAT of the order depends on it: not that of a business, nor of who charges none.
  matters boolean not null,
  -- Network and card both contradict what was declared: the buyer is asked, then somebody decides.
  conflict text check (conflict in ('open', 'answered', 'decided')),
  found_at timestamptz,
  answered_country text check (answered_country ~ '^[A-Z]{2}$'),
  answered_at timestamptz,
  decided_country text check (decided_country ~ '^[A-Z]{2}$'),
  decided_by text,
  decided_at timestamptz,
  reason text check (length(reason) between 3 and 500),
  noted_at timestamptz not null default now(),
  check ((conflict is null) = (found_at is null)),
  check ((answered_country is null) = (answered_at is null)),
  check (conflict is distinct from 'answered' or answered_at is not null),
  check (conflict is distinct from 'decided' or (decided_country is not null and decided_at is not null)),
  check (conflict = 'decided' or (decided_country is null and decided_at is null and reason is null))
);
create index vat_evidence_conflict on shop.vat_evidence (found_at) where conflict in ('open', 'answered');

-- What the register of the Union says of a business's VAT number, and with which consultation number it said so.
create table shop.vat_number_check (
  order_id text primary key references shop.order,
  vat_number text not null check (vat_number ~ '^[A-Z0-9]{4,20}$'),
  -- not_asked: of the seller's own country, or from outside the Union, where it decides nothing.
  state text not null check (state in ('not_asked', 'valid', 'invalid', 'pending', 'unavailable')),
  consultation_number text check (length(consultation_number) <= 60),
  asked_at timestamptz not null,
  answered_at timestamptz,
  tries integer not null default 1,
  -- The order holds VAT that would not be owed if the number is valid.
  vat_charged boolean not null,
  -- Null when nobody asks any more.
  next_at timestamptz,
  -- The VAT that was charged meanwhile went back.
  returned_at timestamptz,
  check ((state in ('valid', 'invalid')) = (answered_at is not null)),
  check (next_at is null or state in ('pending', 'unavailable')),
  check (next_at is null or vat_charged),
  check (returned_at is null or state = 'valid')
);
create index vat_number_check_due on shop.vat_number_check (next_at) where next_at is not null;
create index vat_number_check_owed on shop.vat_number_check (order_id) where state = 'valid' and vat_charged and returned_at is null;

select shop.guard_rows(each) from unnest(array['shop.vat_evidence', 'shop.vat_number_check']::regclass[]) as each;
grant select, insert, update on shop.vat_evidence, shop.vat_number_check to shop_service, shop_worker;
grant delete on shop.vat_evidence, shop.vat_number_check to shop_worker;
grant select on shop.vat_evidence, shop.vat_number_check to shop_staff;
create policy watched_by_staff on shop.vat_evidence for select to shop_staff
  using ((select shop.claim('account')) is not null);
create policy watched_by_staff on shop.vat_number_check for select to shop_staff
  using ((select shop.claim('account')) is not null);
-- Whoever holds the order's link is asked, and told what became of the number.
grant select on shop.vat_evidence, shop.vat_number_check to shop_visitor, shop_customer;
create policy with_the_order on shop.vat_evidence for select to shop_visitor, shop_customer
  using (exists (select from shop."order" o where o.id = order_id));
create policy with_the_order on shop.vat_number_check for select to shop_visitor, shop_customer
  using (exists (select from shop."order" o where o.id = order_id));
select shop.heed_restriction('shop.vat_evidence', 'shop.restricted_order', 'order_id');
select shop.heed_restriction('shop.vat_number_check', 'shop.restricted_order', 'order_id');

select shop.settle_ownership();
