-- A coupon that is ended before it begins keeps its beginning: when it goes on, it begins as it was planned.
alter table shop.coupon drop constraint coupon_check;
