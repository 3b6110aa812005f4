-- A bank may ask again after it was answered: a question becomes a chargeback, an answer is refused and may be appealed against.
-- Each time is a round with a deadline, reminders and an answer of its own.
alter table shop.dispute
  add column round integer not null default 1 check (round >= 1),
  add column stage text check (stage in ('inquiry', 'chargeback', 'appeal'));
update shop.dispute set stage = case
  when state like 'warning\_%' then 'inquiry' when state like 'appeal\_%' then 'appeal' else 'chargeback' end;
alter table shop.dispute alter column stage set not null;

alter table shop.dispute_evidence
  add column round integer not null default 1 check (round >= 1),
  add column stage text check (stage in ('inquiry', 'chargeback', 'appeal'));
update shop.dispute_evidence e set stage = d.stage from shop.dispute d where d.id = e.dispute_id;
alter table shop.dispute_evidence alter column stage set not null;
alter table shop.dispute_evidence alter column round drop default;
alter table shop.dispute_evidence drop constraint dispute_evidence_pkey;
alter table shop.dispute_evidence add primary key (dispute_id, round);

-- 'overtaken': the bank went on before it was known whether the answer had got there; it is not sent into the next round.
alter table shop.dispute_evidence drop constraint dispute_evidence_state_check;
alter table shop.dispute_evidence add constraint dispute_evidence_state_check check (
  state in ('draft', 'sending', 'sent', 'accepting', 'accepted', 'refused', 'overtaken'));
create or replace function shop.keep_decided_evidence() returns trigger language plpgsql as $$
begin
  if old.state in ('sending', 'sent', 'accepting', 'accepted', 'overtaken') and (
    new.state = 'draft' or new.fields is distinct from old.fields or new.words is distinct from old.words
    or new.decided_at is distinct from old.decided_at or new.decided_by is distinct from old.decided_by
    or new.round <> old.round or new.stage <> old.stage
    or (old.state in ('sent', 'accepted') and new.state <> old.state)) then
    raise exception 'the answer to dispute % is decided', old.dispute_id;
  end if;
  return new;
end $$;
