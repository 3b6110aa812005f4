-- The confirmation of the buyer's answers came back after it was taken: until it has arrived anew, the gift is neither sent nor opened.
alter table shop.gift add column receipt_returned_at timestamptz,
  add check (receipt_returned_at is null or receipt_accepted_at is not null);

select shop.settle_ownership();
