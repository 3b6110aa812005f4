-- What the payment provider says of a card is a few words. A number of one has no place to be, whatever is sent.
alter table shop.payment add constraint payment_no_card_number check (
  card_brand !~ '[0-9]{8}' and card_country !~ '[0-9]{8}' and card_fingerprint !~ '^[0-9 -]{12,}$' and method !~ '[0-9]{8}');
