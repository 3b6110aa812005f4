-- What the card's bank said of who paid (3-D Secure): the provider's word for it, the network's indicator (ECI), and whether the
-- payment went through by an exemption, with which the loss stays the shop's. Read where a bank is answered.
alter table shop.payment
  add column authentication text check (length(authentication) <= 60),
  add column authentication_eci text check (authentication_eci ~ '^[0-9]{2}$'),
  add column authentication_exempted boolean;
