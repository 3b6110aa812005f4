-- What buyers think of a product, for everybody to read: only of buyers who opened a key of it, one each, and looked at by a
-- person before it stands there.
create table shop.review (
  id text primary key,
  product_id text not null references shop.product,
  order_id text not null references shop."order",
  account_id text references shop.account on delete set null,
  -- Who has several orders writes one review all the same.
  mailbox_hash bytea not null check (length(mailbox_hash) = 32),
  stars integer not null check (stars between 1 and 5),
  title text not null check (length(title) between 1 and 100),
  body text not null check (length(body) between 1 and 4000),
  -- What stands beside it; null for no name at all. Of an initial nothing more is kept.
  shown_name text check (length(shown_name) between 1 and 40),
  locale text not null check (locale in ('en', 'fr')),
  state text not null default 'waiting' check (state in ('waiting', 'published', 'refused')),
  -- From the published list.
  refused_for text check (refused_for in ('insult', 'personal_data', 'licence_key', 'advertising', 'off_topic', 'unlawful', 'not_genuine')),
  -- Rises with every change of its author: what was read is what is decided about.
  version integer not null default 1 check (version > 0),
  -- When the key was opened: the day of the experience (French consumer code, D111-17).
  experienced_at timestamptz not null,
  written_at timestamptz not null,
  -- When its author changed it last.
  changed_at timestamptz,
  -- By when it is looked at; only while it waits.
  decide_by timestamptz,
  published_at timestamptz,
  decided_at timestamptz,
  decided_by text references shop.account on delete set null,
  -- What the shop says to it, for everybody to read.
  answer text check (length(answer) between 1 and 2000),
  answered_at timestamptz,
  answered_by text references shop.account on delete set null,
  unique (product_id, mailbox_hash),
  unique (product_id, order_id),
  check ((state = 'waiting') = (decide_by is not null)),
  check ((state = 'refused') = (refused_for is not null)),
  check (state <> 'published' or published_at is not null),
  check ((answer is null) = (answered_at is null))
);
create unique index review_account on shop.review (account_id, product_id) where account_id is not null;
create index review_shown on shop.review (product_id, published_at desc, id) where state = 'published';
create index review_waiting on shop.review (decide_by) where state = 'waiting';
create index review_order on shop.review (order_id);
create index review_decided_by on shop.review (decided_by) where decided_by is not null;
create index review_answered_by on shop.review (answered_by) where answered_by is not null;

-- That something in a review is unlawful or against the rules (regulation (EU) 2022/2065 art. 16).
create table shop.review_report (
  id text primary key,
  -- Null when the review is gone.
  review_id text references shop.review on delete set null,
  reason text not null check (reason in ('insult', 'personal_data', 'licence_key', 'advertising', 'off_topic', 'unlawful', 'not_genuine')),
  words text not null check (length(words) between 1 and 2000),
  name text not null check (length(name) between 1 and 100),
  email text not null check (length(email) <= 254),
  email_folded text not null,
  locale text not null check (locale in ('en', 'fr')),
  state text not null default 'open' check (state in ('open', 'kept', 'removed')),
  at timestamptz not null,
  decided_at timestamptz,
  decided_by text references shop.account on delete set null,
  check ((state = 'open') = (decided_at is null))
);
create index review_report_review on shop.review_report (review_id) where review_id is not null;
create index review_report_open on shop.review_report (at) where state = 'open';
create index review_report_email on shop.review_report (lower(email_folded));
create index review_report_decided on shop.review_report (decided_at) where decided_at is not null;
create index review_report_decided_by on shop.review_report (decided_by) where decided_by is not null;

-- Pages that are kept whole show reviews: what is published or goes is announced like a change of the product.
create constraint trigger review_published after insert on shop.review
  deferrable initially deferred for each row when (new.state = 'published') execute function shop.announce_catalog();
create constraint trigger review_changed after update on shop.review
  deferrable initially deferred for each row
  when ((old.state = 'published' or new.state = 'published') and old.* is distinct from new.*)
  execute function shop.announce_catalog();
create constraint trigger review_gone after delete on shop.review
  deferrable initially deferred for each row when (old.state = 'published') execute function shop.announce_catalog();
grant update on shop.catalog_version to shop_service;

-- Whether the order's owner had their data restricted (GDPR Art. 18), for whoever may not read whose is.
create function shop.is_restricted_order(asked text) returns boolean
  language sql stable security definer set search_path = shop, pg_temp
  as $$ select exists (select from shop.restricted_order r where r.id = asked) $$;
revoke execute on function shop.is_restricted_order(text) from public;
grant execute on function shop.is_restricted_order(text)
  to shop_visitor, shop_customer, shop_staff, shop_service, shop_worker, shop_reader;

select shop.guard_rows(each) from unnest(array['shop.review', 'shop.review_report']::regclass[]) as each;
grant select, insert, update, delete on shop.review, shop.review_report to shop_service, shop_worker;

-- Whose a review is, no visitor reads.
grant select (
  id, product_id, stars, title, body, shown_name, locale, state, experienced_at, changed_at, published_at, answer, answered_at)
  on shop.review to shop_visitor;
create policy published on shop.review for select to shop_visitor
  using (state = 'published' and not shop.is_restricted_order(order_id));
create policy desk on shop.review for select to shop_staff
  using ((select shop.claim('account')) is not null);
create policy desk on shop.review_report for select to shop_staff
  using ((select shop.claim('account')) is not null);
grant select on shop.review, shop.review_report to shop_staff;
select shop.heed_restriction('shop.review', 'shop.restricted_order', 'order_id');
create policy restricted on shop.review_report as restrictive for all to shop_staff
  using (review_id is null or exists (select from shop.review r where r.id = review_id));

select shop.settle_ownership();
