-- What was answered to the question about measurement and advertising (GDPR Art. 7(1): whoever relies on consent must be able
-- to show it). The id stands in the visitor's cookie and nowhere else, so a row leads back to nobody.
create table shop.consent_proof (
  id text primary key,
  -- SHA-256 of the question in every language; the words lie in document_version.
  text_hash bytea not null check (length(text_hash) = 32),
  measurement boolean not null,
  advertising boolean not null,
  -- Where it was answered: on the banner, on the page /cookies, or by the signal of the browser (Sec-GPC).
  how text not null check (how in ('banner', 'page', 'gpc')),
  at timestamptz not null,
  -- The signal is a refusal, whatever was pressed.
  check (how <> 'gpc' or not (measurement or advertising))
);
create index consent_proof_at on shop.consent_proof (at);

-- A proof is never altered; what is over is removed by the run of retention.
grant select, insert on shop.consent_proof to shop_service;
grant select, delete on shop.consent_proof to shop_worker;
select shop.guard_rows('shop.consent_proof');

select shop.settle_ownership();
