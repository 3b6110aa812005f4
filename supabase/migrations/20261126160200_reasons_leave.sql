-- Why an answer took longer is written in free words, which leave with the person; that it was told, and when, stays.
alter table shop.privacy_request drop constraint privacy_request_check2;
alter table shop.privacy_request add constraint privacy_request_extended
  check (extension_reason is null or extended_at is not null);
