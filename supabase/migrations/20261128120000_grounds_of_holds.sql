-- Why something is kept is a choice, and where it is dealt with a reference: a free text outlived the erasure of whomever it named.
-- A reference has a digit and no address in it; what was written before is kept only where it is one.
alter table shop.legal_hold
  add column ground text not null default 'claim'
    check (ground in ('claim', 'bank_dispute', 'court', 'authority')),
  add column reference text check (reference ~ '^[[:alnum:] ./:_-]{2,40}$' and reference ~ '[0-9]');
update shop.legal_hold set reference = reason
  where reason ~ '^[[:alnum:] ./:_-]{2,40}$' and reason ~ '[0-9]';
alter table shop.legal_hold drop column reason;
alter table shop.legal_hold alter column ground drop default;

-- A hold that has ended may have delayed an erasure: the nightly run looks at each once.
alter table shop.legal_hold add column settled_at timestamptz;
