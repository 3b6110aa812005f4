-- Who is restricted (GDPR Art. 18) is asked once for a statement, of a function of which the planner knows that it costs little. Of the
-- views it thought that they are read again for each row that is looked up by its key, and read every order of the shop instead.
-- plpgsql, because it keeps its plan; as the shop, as the views are. Each gives what its view does.
create function shop.restricted_accounts() returns setof text
  language plpgsql stable parallel safe security definer set search_path = shop, pg_temp cost 1 rows 100
  as $$ begin return query select id from shop.restricted_account; end $$;
create function shop.restricted_orders() returns setof text
  language plpgsql stable parallel safe security definer set search_path = shop, pg_temp cost 1 rows 100
  as $$ begin return query select id from shop.restricted_order; end $$;
create function shop.restricted_tickets() returns setof text
  language plpgsql stable parallel safe security definer set search_path = shop, pg_temp cost 1 rows 100
  as $$ begin return query select id from shop.restricted_ticket; end $$;
revoke execute on function shop.restricted_accounts(), shop.restricted_orders(), shop.restricted_tickets() from public;
-- Whoever read the views for their policies.
grant execute on function shop.restricted_accounts() to shop_staff, shop_api;
grant execute on function shop.restricted_orders() to shop_staff, shop_reader, shop_api;
grant execute on function shop.restricted_tickets() to shop_staff;

-- Hides the rows of restricted persons from the staff and from reports, in a table that one of them may read. The column holds
-- ids of the set; a row that names nobody is seen.
drop function shop.heed_restriction(regclass, regclass, name);
create function shop.heed_restriction(guarded regclass, restricted regproc, id_column name) returns void
  language plpgsql as $$
begin
  execute format(
    'create policy restricted on %s as restrictive for all to shop_staff, shop_reader
       using (%2$I is null or %2$I not in (select %3$s()))', guarded, id_column, restricted);
end $$;
revoke execute on function shop.heed_restriction(regclass, regproc, name) from public;

-- The policies that there are ask the same, of the same roles.
do $$
declare
  guarded record;
begin
  for guarded in
    select polrelid::regclass as name, pg_get_expr(polqual, polrelid) as seen from pg_policy where polname = 'restricted'
  loop
    execute format('alter policy restricted on %s using (%s)', guarded.name,
      regexp_replace(guarded.seen, 'SELECT (restricted_\w+)\.id\s+FROM (?:shop\.)?\1', 'SELECT shop.\1s()'));
  end loop;
end $$;

select shop.settle_ownership();
