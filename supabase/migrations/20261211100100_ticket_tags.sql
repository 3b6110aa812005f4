-- Words of the shop's own by which tickets are found together. The list is kept by the shop; who answers picks from it.
create table shop.ticket_tag (
  slug text primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
  name shop.translated not null,
  version integer not null default 1 check (version > 0),
  state text not null default 'used' check (state in ('used', 'archived')),
  changed_at timestamptz not null default now()
);

create table shop.ticket_tagging (
  ticket_id text not null references shop.ticket on delete cascade,
  tag text not null references shop.ticket_tag,
  at timestamptz not null,
  primary key (ticket_id, tag)
);
create index ticket_tagging_tag on shop.ticket_tagging (tag, ticket_id);

-- For the view of everything, the latest word first.
create index ticket_latest on shop.ticket (quiet_since desc);

grant select on shop.ticket_tag to shop_service, shop_worker, shop_staff;
grant insert, update on shop.ticket_tag to shop_worker, shop_staff;

select shop.guard_rows('shop.ticket_tagging');
grant select, insert, delete on shop.ticket_tagging to shop_service, shop_worker;
grant select on shop.ticket_tagging to shop_staff;
create policy inbox on shop.ticket_tagging for select to shop_staff
  using ((select shop.claim('account')) is not null);
create policy restricted on shop.ticket_tagging as restrictive for all to shop_staff
  using (ticket_id not in (select id from shop.restricted_ticket));

select shop.settle_ownership();
