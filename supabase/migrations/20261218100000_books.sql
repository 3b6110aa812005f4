-- Double entry: what happened, as money, in cents of a euro. An entry is written once with the fact that it books, and gets its
-- number when its day is closed (LPF art. A47 A-1: ValidDate).
create table shop.book_entry (
  id bigint generated always as identity primary key,
  -- VE sales, BQ the provider's balance, AC purchases, OD everything else.
  journal text not null check (journal in ('VE', 'BQ', 'AC', 'OD')),
  day date not null,
  piece text not null check (length(piece) between 1 and 80),
  piece_day date not null,
  label text not null check (length(label) between 1 and 200),
  -- The fact that is booked, so that it is booked once.
  source_kind text not null check (source_kind in ('document', 'movement', 'batch', 'exchange')),
  source_id text not null check (length(source_id) between 1 and 200),
  -- Of a sale: whether a business bought. Of a correction: the day of the document that it corrects.
  business boolean not null default false,
  corrects_day date,
  posted_at timestamptz not null default now(),
  financial_year integer,
  number integer check (number > 0),
  closed_on date,
  unique (source_kind, source_id),
  check ((number is null) = (closed_on is null) and (number is null) = (financial_year is null))
);
create unique index book_entry_number on shop.book_entry (financial_year, number) where number is not null;
create index book_entry_day on shop.book_entry (day);
create index book_entry_open on shop.book_entry (day, id) where number is null;
create index book_entry_piece_day on shop.book_entry (piece_day);

create table shop.book_line (
  entry_id bigint not null references shop.book_entry (id) on delete cascade,
  position smallint not null check (position > 0),
  -- Three figures of the French chart of accounts, then as we like (PCG art. 911-1).
  account text not null check (account ~ '^[1-7][0-9]{2}[0-9A-Z]{0,9}$'),
  -- Of customers: the number of the order. Of suppliers: their name.
  party text check (length(party) between 1 and 80),
  debit_minor bigint not null default 0 check (debit_minor >= 0),
  credit_minor bigint not null default 0 check (credit_minor >= 0),
  -- What it was in the currency of the order, where that is not the euro; negative on the side of the credit.
  currency text check (currency ~ '^[A-Z]{3}$'),
  foreign_minor bigint,
  treatment text check (treatment in ('domestic', 'oss', 'origin', 'reverse_charge', 'outside_eu', 'exempt', 'voucher')),
  vat_country text check (vat_country ~ '^[A-Z]{2}$'),
  vat_basis_points integer check (vat_basis_points between 0 and 5000),
  -- Of a line of VAT: what it was reckoned on; negative where it goes back.
  base_minor bigint,
  product_id text,
  batch_id text,
  primary key (entry_id, position),
  check ((debit_minor = 0) <> (credit_minor = 0)),
  check ((currency is null) = (foreign_minor is null))
);
create index book_line_party on shop.book_line (account, party) where party is not null;
create index book_line_batch on shop.book_line (batch_id) where batch_id is not null;

-- Both sides of every entry are equal when its transaction ends.
create function shop.book_entry_balances() returns trigger
  language plpgsql set search_path = '' as $$
declare
  entry bigint := coalesce(to_jsonb(new) ->> 'entry_id', to_jsonb(new) ->> 'id');
  difference bigint;
begin
  select sum(debit_minor) - sum(credit_minor) into difference from shop.book_line where entry_id = entry;
  if difference is distinct from 0 then
    raise exception 'entry % does not balance: %', entry, coalesce(difference::text, 'no lines')
      using errcode = 'check_violation', constraint = 'book_entry_balances';
  end if;
  return null;
end $$;
create constraint trigger book_entry_balances after insert on shop.book_entry
  deferrable initially deferred for each row execute function shop.book_entry_balances();
create constraint trigger book_line_balances after insert on shop.book_line
  deferrable initially deferred for each row execute function shop.book_entry_balances();

-- A closed period: nothing is added to it, and its hash takes in the one before (CGI art. 286 I 3° bis).
create table shop.book_closing (
  kind text not null check (kind in ('day', 'month', 'year')),
  -- 2026-11-27, 2026-11, 2026.
  period text not null,
  last_day date not null,
  first_number integer,
  last_number integer,
  entries integer not null,
  debit_minor bigint not null,
  credit_minor bigint not null,
  hash bytea not null check (length(hash) = 32),
  closed_at timestamptz not null,
  primary key (kind, period)
);

-- Written once. A number is given once; nothing else ever changes, and nothing comes into a closed day.
create function shop.book_entry_stays() returns trigger
  language plpgsql set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    if new.day <= (select max(last_day) from shop.book_closing where kind = 'day') then
      raise exception 'the day % is closed', new.day using errcode = 'check_violation', constraint = 'book_day_open';
    end if;
    return new;
  end if;
  if old.number is null and new.number is not null
     and to_jsonb(new) - array['number', 'financial_year', 'closed_on'] = to_jsonb(old) - array['number', 'financial_year', 'closed_on']
  then
    return new;
  end if;
  raise exception 'the books are not rewritten' using errcode = 'check_violation', constraint = 'book_entry_stays';
end $$;
create trigger book_entry_stays before insert or update on shop.book_entry
  for each row execute function shop.book_entry_stays();
create function shop.book_line_stays() returns trigger
  language plpgsql set search_path = '' as $$
begin
  raise exception 'the books are not rewritten' using errcode = 'check_violation', constraint = 'book_line_stays';
end $$;
create trigger book_line_stays before update on shop.book_line
  for each row execute function shop.book_line_stays();
create trigger book_closing_stays before update on shop.book_closing
  for each row execute function shop.book_line_stays();

revoke execute on function shop.book_entry_balances(), shop.book_entry_stays(), shop.book_line_stays() from public;
grant select, insert, update, delete on shop.book_entry to shop_worker;
grant select, insert, delete on shop.book_line, shop.book_closing to shop_worker;
grant select on shop.book_entry, shop.book_line, shop.book_closing to shop_staff;

select shop.settle_ownership();
