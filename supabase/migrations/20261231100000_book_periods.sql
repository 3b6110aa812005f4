-- A closed month or year takes nothing in either, also where its last days had no entries of their own.
create or replace function shop.book_entry_stays() returns trigger
  language plpgsql set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    if new.day <= (select max(last_day) from shop.book_closing) then
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

create index book_closing_last_day on shop.book_closing (last_day);

select shop.settle_ownership();
