-- Everything of the shop lives in the schema "shop", never in "public": Supabase exposes "public" through its
-- REST interface, and no key or order may ever be reachable there.
create schema if not exists shop;
create schema if not exists extensions;
create extension if not exists pg_trgm schema extensions;
create extension if not exists unaccent schema extensions;
create extension if not exists fuzzystrmatch schema extensions;

do $$
begin
  if exists (select from pg_roles where rolname = 'anon') then
    revoke all on schema shop from anon;
  end if;
  if exists (select from pg_roles where rolname = 'authenticated') then
    revoke all on schema shop from authenticated;
  end if;
end $$;

-- What a text looks like to a person who searches: lower case, without accents. IMMUTABLE so that it may be
-- indexed; true as long as the unaccent dictionary is not edited, which nothing here does.
create function shop.fold(value text) returns text
  language sql immutable strict parallel safe
  as $$ select lower(extensions.unaccent('extensions.unaccent'::regdictionary, value)) $$;

-- A text in every language of the shop: {"en": "...", "fr": "..."}.
create domain shop.translated as jsonb
  check (value is null or (jsonb_typeof(value) = 'object' and value ? 'en' and value ? 'fr'));

create function shop.refuse_change() returns trigger
  language plpgsql as $$
begin
  raise exception '%.% is append-only', tg_table_schema, tg_table_name using errcode = 'restrict_violation';
end $$;

-- Business history, written in the transaction of the change itself. Not a log file: staff read it as a timeline.
create table shop.audit_event (
  id text primary key,
  subject_kind text not null,
  subject_id text not null,
  action text not null,
  actor_kind text not null check (actor_kind in ('customer', 'staff', 'system', 'provider')),
  actor_id text,
  details jsonb not null default '{}',
  at timestamptz not null default now()
);
create index audit_event_subject on shop.audit_event (subject_kind, subject_id, at);
create trigger audit_event_append_only before update or delete on shop.audit_event
  for each row execute function shop.refuse_change();

-- Which shop this database is. The id stands in the provider's metadata, where several shops may share one account;
-- it stays when the address or the secrets of the shop change.
create table shop.identity (
  only_row boolean primary key default true check (only_row),
  shop_id text not null default 'shop_' || replace(gen_random_uuid()::text, '-', '')
);
insert into shop.identity default values;
