-- Whoever locks rows to take them needs the right to change them: the worker takes what changed, past what somebody else is noting.
grant update (at) on shop.product_change to shop_worker;
