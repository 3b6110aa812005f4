-- The list of holds is read by when they were placed, and those that are over by when they ended.
create index legal_hold_placed on shop.legal_hold (placed_at, id);
create index legal_hold_open_placed on shop.legal_hold (placed_at, id) where ended_at is null;
create index legal_hold_ended on shop.legal_hold (ended_at, id) where ended_at is not null;
