-- Several grounds may keep one thing, and each ends on its own. What a bank argues about is held by the shop itself, beside whatever
-- the staff hold, and ends with the dispute alone: whose a hold is does not follow from who placed it, because staff leave.
alter table shop.legal_hold add column origin text not null default 'staff' check (origin in ('staff', 'bank'));
update shop.legal_hold set origin = 'bank' where ground = 'bank_dispute' and placed_by is null;
alter table shop.legal_hold add constraint legal_hold_of_bank
  check (origin = 'staff' or (ground = 'bank_dispute' and placed_by is null));
drop index shop.legal_hold_open;
create unique index legal_hold_open on shop.legal_hold (subject_kind, subject_id, ground, origin) where ended_at is null;

select shop.settle_ownership();
