-- The ticket in which a complaint that was handed over is answered; gone when the ticket is.
alter table shop.key_complaint add column ticket_id text unique references shop.ticket on delete set null;
