-- As before, and whatever a ticket was merged into is looked up by its key: the planner takes the few that are restricted for many,
-- and read every ticket of the shop for each question that the staff ask.
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
    select t.id, t.merged_into, m.since from merged m
      -- The offset keeps the planner from reading all tickets at once.
      cross join lateral (select * from shop.ticket where id = m.merged_into offset 0) t
    where t.written_at < m.since)
  select id from merged;

select shop.settle_ownership();
