-- A withdrawal from an order whose payment is not the one that was asked for waited for ever: it is for somebody.
alter table shop.withdrawal_unit drop constraint withdrawal_unit_answer_check;
alter table shop.withdrawal_unit add constraint withdrawal_unit_answer_check check (answer in (
  'taken_back', 'cancelled', 'gone', 'waived', 'later', 'late', 'service', 'unproved', 'company', 'mismatch'));

drop index shop.withdrawal_unit_needs;
create index withdrawal_unit_needs on shop.withdrawal_unit (withdrawal_id)
  where answer in ('late', 'service', 'unproved', 'company', 'mismatch');
