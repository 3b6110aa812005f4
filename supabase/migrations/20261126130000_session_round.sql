-- How often all sessions of the account were ended together: goes up with each new password, ban and second factor, and
-- with signing out everywhere. A sign-in that the provider vouched for before such a moment opens nothing after it.
alter table shop.account add column session_round integer not null default 0;

select shop.settle_ownership();
