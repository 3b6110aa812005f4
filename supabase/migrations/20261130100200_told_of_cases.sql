-- When the staff were written to of a payment that waits for them; several are told of in one letter.
alter table shop.risk_case add column told_at timestamptz;
update shop.risk_case set told_at = opened_at;
create index risk_case_untold on shop.risk_case (opened_at) where state = 'open' and told_at is null;
