-- An address on the block list stands for its mailbox: a tag behind `+`, or dots at Gmail, make no other one. What staff typed
-- stays in `value`, by which a person's own entry is found; `looked_for` is what payments are compared with.
alter table shop.fraud_list add column looked_for text check (length(looked_for) between 1 and 254);
update shop.fraud_list f set looked_for = case
  when f.list = 'block' and f.kind = 'email' then
    case when host in ('gmail.com', 'googlemail.com') then replace(name, '.', '') || '@gmail.com' else name || '@' || host end
  else f.value end
from (
  select id, substring(value from '[^@]*$') as host,
    regexp_replace(regexp_replace(value, '@[^@]*$', ''), '^(.[^+]*)\+.*$', '\1') as name
  from shop.fraud_list) folded
where folded.id = f.id;
alter table shop.fraud_list alter column looked_for set not null;
drop index shop.fraud_list_value;
create index fraud_list_looked_for on shop.fraud_list (looked_for);
