-- Who works for the seller, and as what. Rights are looked up here with every request, never carried in a token.
create table shop.staff (
  account_id text primary key references shop.account on delete restrict,
  role text not null check (role in ('owner', 'manager', 'support', 'finance', 'privacy')),
  since timestamptz not null default now(),
  changed_at timestamptz not null default now()
);

create table shop.staff_invitation (
  id text primary key,
  email text not null,
  email_folded text not null,
  role text not null check (role in ('owner', 'manager', 'support', 'finance', 'privacy')),
  -- Null for the first owner, who is invited from the command line.
  invited_by text references shop.account on delete set null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz
);
create unique index staff_invitation_open on shop.staff_invitation (email_folded) where accepted_at is null;

-- The last defence against a shop that nobody can run: its last owner stays one.
create function shop.guard_last_owner() returns trigger
  language plpgsql as $$
begin
  -- Two owners who remove each other at once wait for one another here.
  perform 1 from shop.staff where role = 'owner' order by account_id for update;
  if not exists (select from shop.staff where role = 'owner') then
    raise exception 'the last owner cannot be removed' using errcode = 'check_violation', constraint = 'staff_last_owner';
  end if;
  return null;
end $$;
create trigger staff_last_owner after update of role or delete on shop.staff
  for each row when (old.role = 'owner') execute function shop.guard_last_owner();
