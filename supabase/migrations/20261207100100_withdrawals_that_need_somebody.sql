-- The three reasons why a withdrawal needs somebody: few rows each, beside years of those that settled by themselves.
create index withdrawal_unmatched on shop.withdrawal (made_at) where closed_at is null and order_id is null;
create index withdrawal_untold on shop.withdrawal (made_at)
  where closed_at is null and receipt_refused_at is not null and receipt_accepted_at is null;
create index withdrawal_unit_needs on shop.withdrawal_unit (withdrawal_id)
  where answer in ('late', 'service', 'unproved', 'company');
