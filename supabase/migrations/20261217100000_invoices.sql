-- Invoices and credit notes: frozen facts with numbers without a gap, the buyer and the drawn file apart (decision 28).

-- One row per kind and financial year. Its lock is what numbers are drawn under; who wants the next one waits.
create table shop.invoice_series (
  kind text not null check (kind in ('invoice', 'credit_note')),
  year integer not null check (year between 2000 and 9999),
  next_number integer not null default 1 check (next_number > 0),
  last_hash bytea check (length(last_hash) = 32),
  last_issued_on text check (last_issued_on ~ '^\d{4}-\d\d-\d\d$'),
  primary key (kind, year),
  check ((next_number = 1) = (last_hash is null)),
  check ((last_hash is null) = (last_issued_on is null))
);

create table shop.tax_document (
  id text primary key,
  kind text not null check (kind in ('invoice', 'credit_note')),
  year integer not null,
  number integer not null check (number > 0),
  order_id text not null references shop."order",
  -- The refund that it is about, or none where it is about the sale itself.
  refund_id text references shop.refund,
  -- A refund is credited (1), came back and is invoiced again (2), and so on; a sale is invoiced (1), corrected (2), invoiced anew (3).
  round integer not null check (round > 0),
  corrects_id text references shop.tax_document,
  -- The facts as they were hashed, letter by letter: all but the buyer.
  content text not null check (content is json object),
  issued_at timestamptz not null,
  file_hash bytea not null check (length(file_hash) = 32),
  -- Salted, so that nobody finds the buyer back from them once their row has gone; null where there was no such part.
  person_hash bytea check (length(person_hash) = 32),
  business_hash bytea check (length(business_hash) = 32),
  -- Of the document before it in the series, over the years; null for the very first.
  previous_hash bytea check (length(previous_hash) = 32),
  hash bytea not null check (length(hash) = 32),
  -- Read out of the content for lists, so that they cannot say anything else.
  full_number text not null unique generated always as (content::jsonb ->> 'number') stored,
  issued_on text not null generated always as (content::jsonb ->> 'issuedOn') stored,
  order_number text not null generated always as (content::jsonb ->> 'orderNumber') stored,
  currency text not null generated always as (content::jsonb ->> 'currency') stored,
  net_minor integer not null generated always as ((content::jsonb ->> 'netMinor')::integer) stored,
  tax_minor integer not null generated always as ((content::jsonb ->> 'taxMinor')::integer) stored,
  gross_minor integer not null generated always as ((content::jsonb ->> 'grossMinor')::integer) stored,
  foreign key (kind, year) references shop.invoice_series,
  unique (kind, year, number),
  -- However often a job runs, one document for one cause.
  unique nulls not distinct (order_id, refund_id, round),
  check ((kind = 'invoice') = ((round % 2 = 1) = (refund_id is null))),
  check ((corrects_id is null) = (refund_id is null and round = 1)),
  check (content::jsonb ->> 'id' = id and content::jsonb ->> 'kind' = kind and content::jsonb ->> 'orderId' = order_id),
  check (not content::jsonb ? 'buyer')
);
create index tax_document_order on shop.tax_document (order_id);
create index tax_document_refund on shop.tax_document (refund_id) where refund_id is not null;
create index tax_document_issued on shop.tax_document (issued_on desc, full_number desc);

-- Who the buyer is. What names a person goes with an erasure; what names a business stays as long as the law keeps the document.
create table shop.tax_document_buyer (
  document_id text primary key references shop.tax_document,
  order_id text not null references shop."order",
  person_salt bytea check (length(person_salt) = 32),
  name text,
  email text not null,
  business_salt bytea not null check (length(business_salt) = 32),
  company_name text,
  address_lines text[] not null,
  country text not null check (country ~ '^[A-Z]{2}$'),
  vat_number text,
  issued_at timestamptz not null
);
create index tax_document_buyer_order on shop.tax_document_buyer (order_id);

-- The file as it was handed over. One to a person goes with an erasure, one to a business is kept as it is.
create table shop.tax_document_file (
  document_id text primary key references shop.tax_document,
  order_id text not null references shop."order",
  file_to_person bytea,
  file_to_business bytea,
  issued_at timestamptz not null,
  check (file_to_person is null or file_to_business is null)
);
create index tax_document_file_order on shop.tax_document_file (order_id);

-- The number, the day and the hash before are those of the series, and the series goes on by one: in the same statement.
create function shop.advance_invoice_series() returns trigger
  language plpgsql as $$
begin
  update shop.invoice_series
    set next_number = next_number + 1, last_hash = new.hash, last_issued_on = new.content::jsonb ->> 'issuedOn'
    where kind = new.kind and year = new.year and next_number = new.number
      and (last_hash is null or last_hash = new.previous_hash)
      and (last_issued_on is null or last_issued_on <= new.content::jsonb ->> 'issuedOn');
  if not found then
    raise exception 'document % does not follow on its series', new.id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger tax_document_follows after insert on shop.tax_document
  for each row execute function shop.advance_invoice_series();

create function shop.guard_invoice_series() returns trigger
  language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.kind = old.kind and new.year = old.year and new.next_number = old.next_number + 1
      and exists (select from shop.tax_document d
        where d.kind = new.kind and d.year = new.year and d.number = old.next_number and d.hash = new.last_hash) then
    return new;
  end if;
  raise exception 'a series of invoices goes on with its documents alone' using errcode = 'restrict_violation';
end $$;
create trigger invoice_series_goes_on before update or delete on shop.invoice_series
  for each row execute function shop.guard_invoice_series();

create function shop.refuse_document_change() returns trigger
  language plpgsql as $$
begin
  raise exception 'document % is issued: a credit note corrects it', old.id using errcode = 'restrict_violation';
end $$;
create trigger tax_document_frozen before update or delete on shop.tax_document
  for each row execute function shop.refuse_document_change();

-- What erasure and retention may do with the parts that name somebody, and nothing else.
create function shop.guard_document_part() returns trigger
  language plpgsql as $$
declare
  emptied jsonb;
begin
  if tg_op = 'DELETE' then
    if old.issued_at < now() - interval '10 years' then
      return old;
    end if;
  else
    emptied := case tg_table_name
      when 'tax_document_buyer' then
        to_jsonb(old) || jsonb_build_object('name', null, 'email', tg_argv[0], 'person_salt', null)
      else to_jsonb(old) || jsonb_build_object('file_to_person', null)
    end;
    if to_jsonb(new) = emptied then
      return new;
    end if;
  end if;
  raise exception 'document % is issued: a credit note corrects it', old.document_id using errcode = 'restrict_violation';
end $$;
create trigger tax_document_buyer_frozen before update or delete on shop.tax_document_buyer
  for each row execute function shop.guard_document_part('erased@erased.invalid');
create trigger tax_document_file_frozen before update or delete on shop.tax_document_file
  for each row execute function shop.guard_document_part();

do $$
declare
  guarded text;
begin
  foreach guarded in array array['shop.tax_document', 'shop.tax_document_buyer', 'shop.tax_document_file'] loop
    perform shop.guard_rows(guarded::regclass);
    execute format('create policy with_the_order on %s for select to shop_visitor, shop_customer
      using (exists (select from shop."order" o where o.id = order_id))', guarded);
    execute format('create policy watched_by_staff on %s for select to shop_staff
      using ((select shop.claim(''account'')) is not null)', guarded);
    execute format('create policy archived on %s as restrictive for select to shop_staff
      using (issued_at > now() - interval ''3 years'' or (select shop.reads_archive()))', guarded);
    perform shop.heed_restriction(guarded::regclass, 'shop.restricted_order', 'order_id');
  end loop;
end $$;

revoke all on shop.invoice_series from public;
grant select on shop.invoice_series to shop_worker, shop_service;
grant insert, update on shop.invoice_series to shop_worker;
grant select on shop.tax_document, shop.tax_document_buyer, shop.tax_document_file
  to shop_visitor, shop_customer, shop_staff, shop_service, shop_worker;
grant insert on shop.tax_document, shop.tax_document_buyer, shop.tax_document_file to shop_worker;
grant update (name, email, person_salt), delete on shop.tax_document_buyer to shop_worker;
grant update (file_to_person), delete on shop.tax_document_file to shop_worker;
revoke all on function shop.advance_invoice_series(), shop.guard_invoice_series(), shop.refuse_document_change(),
  shop.guard_document_part() from public;
grant execute on function shop.advance_invoice_series(), shop.guard_invoice_series(), shop.refuse_document_change(),
  shop.guard_document_part() to shop_worker;

-- What has to have documents, found by time.
create index order_paid on shop."order" (paid_at, id) where paid_at is not null;
create index refund_moved on shop.refund (updated_at, id);

-- Whoever answers for money hears of documents that are late, and of a chain that does not hold.
alter table shop.alert drop constraint alert_kind_check;
alter table shop.alert add constraint alert_kind_check check (kind in (
  'failures_of_account', 'failures_from_network', 'staff_from_new_network', 'staff_from_new_country', 'staff_reads', 'chain_broken',
  'reconciliation_found', 'reconciliation_late', 'documents_late', 'documents_broken'));

select shop.settle_ownership();
