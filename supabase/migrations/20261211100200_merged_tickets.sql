-- One customer asks twice about one thing: the messages of a ticket go over to another, and what is left of it leads there. It
-- goes with the other; of its own it may go sooner, three years after it was merged.
alter table shop.ticket add column merged_into text references shop.ticket on delete cascade
  check (merged_into <> id) check (merged_into is null or state = 'closed');
create index ticket_merged on shop.ticket (merged_into) where merged_into is not null;
grant update (ticket_id) on shop.ticket_message, shop.ticket_file to shop_service, shop_worker;

-- Of restricted persons (GDPR Art. 18), as before; what was merged is as restricted as what went into it, until they write anew.
create or replace view shop.restricted_ticket with (security_barrier) as
  with recursive restricted as (
    select r.since, a.id as account_id, coalesce(a.email_folded, r.email_folded) as email_folded
    from shop.restriction r left join shop.account a on a.id = r.account_id or a.email_folded = r.email_folded
    where r.ends_at is null or r.ends_at > now()),
  found as (
    select t.id, t.merged_into, r.since from restricted r join shop.ticket t on t.account_id = r.account_id
    where t.written_at < r.since
    union
    select t.id, t.merged_into, r.since from restricted r join shop.ticket t on t.email_folded = r.email_folded
    where t.written_at < r.since
    union
    select t.id, t.merged_into, r.since from restricted r join shop."order" o on o.account_id = r.account_id
      join shop.ticket t on t.order_id = o.id
    where t.written_at < r.since
    union
    select t.id, t.merged_into, r.since from restricted r join shop.order_contact c on c.email_folded = r.email_folded
      join shop.ticket t on t.order_id = c.order_id
    where t.written_at < r.since),
  merged as (
    select * from found
    union
    select t.id, t.merged_into, m.since from merged m join shop.ticket t on t.id = m.merged_into
    where t.written_at < m.since)
  select id from merged;

select shop.settle_ownership();
