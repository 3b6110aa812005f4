-- The staff do not see the sign-ins of somebody whose data is restricted; their own alerts about the shop stay.
select shop.heed_restriction('shop.connection_event', 'shop.restricted_account', 'account_id');
