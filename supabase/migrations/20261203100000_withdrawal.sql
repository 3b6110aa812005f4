-- Statements of withdrawal (directive 2011/83/EU art. 11a; C. conso. L221-21, D221-5). A statement counts when it is made, also one
-- of which nobody knows the order yet; what came of each key stands beside it.
create table shop.withdrawal (
  id text primary key,
  -- One statement per form: pressed twice, or sent again, it is the same one.
  form_key text not null unique,
  -- As it was written, word for word: it is repeated in the receipt.
  name text check (length(name) <= 200),
  order_number text not null check (length(order_number) <= 40),
  email text not null check (length(email) <= 254),
  email_folded text not null,
  locale text not null check (locale in ('en', 'fr')),
  made_at timestamptz not null,
  -- Null while nobody knows which order is meant.
  order_id text references shop.order,
  matched_by text,
  -- The last day of the period, as it was when the statement was judged.
  last_day date,
  in_time boolean,
  -- The acknowledgement on a durable medium.
  receipt_accepted_at timestamptz,
  receipt_refused_at timestamptz,
  -- Somebody has dealt with what does not settle by itself.
  closed_at timestamptz,
  closed_by text,
  note text check (length(note) <= 500),
  check ((order_id is null) = (last_day is null)),
  check ((closed_at is null) = (closed_by is null))
);
create index withdrawal_order on shop.withdrawal (order_id);
create index withdrawal_email on shop.withdrawal (lower(email_folded));
create index withdrawal_made on shop.withdrawal (made_at);

create table shop.withdrawal_unit (
  withdrawal_id text not null references shop.withdrawal on delete cascade,
  unit_id text not null references shop.unit,
  answer text not null check (answer in (
    'taken_back', 'cancelled', 'gone', 'waived', 'later', 'late', 'service', 'unproved', 'company')),
  answered_at timestamptz not null,
  primary key (withdrawal_id, unit_id)
);
create index withdrawal_unit_unit on shop.withdrawal_unit (unit_id);
create index withdrawal_unit_later on shop.withdrawal_unit (withdrawal_id) where answer = 'later';

select shop.guard_rows(each) from unnest(array['shop.withdrawal', 'shop.withdrawal_unit']::regclass[]) as each;
grant select, insert, update on shop.withdrawal, shop.withdrawal_unit to shop_service, shop_worker;
grant delete on shop.withdrawal, shop.withdrawal_unit to shop_worker;
-- What somebody declares is answered in time also while their data is restricted: it serves their own claim (GDPR Art. 18(2)).
grant select on shop.withdrawal, shop.withdrawal_unit to shop_staff;
do $$
declare
  watched text;
begin
  foreach watched in array array['shop.withdrawal', 'shop.withdrawal_unit']
  loop
    execute format('create policy watched_by_staff on %s for select to shop_staff
      using ((select shop.claim(''account'')) is not null)', watched);
  end loop;
end $$;

select shop.settle_ownership();
