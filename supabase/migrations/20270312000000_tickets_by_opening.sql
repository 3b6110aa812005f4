-- The agents' inbox can be ordered by when tickets were opened: those to be answered, and all of them.
create index ticket_opened_open on shop.ticket (opened_at) where state = 'open';
create index ticket_opened on shop.ticket (opened_at);
