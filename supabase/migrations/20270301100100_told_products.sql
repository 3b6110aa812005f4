-- Whatever the API tells of a product is news when it changes: also its purpose, its neighbours, and what search engines are told.
drop trigger product_change_noted_again on shop.product;
create trigger product_change_noted_again after update on shop.product
  for each row when (
    (old.slug, old.family, old.category_slug, old.platform_code, old.region_code, old.edition::text, old.kind, old.legal_nature,
      old.voucher_purpose, old.status, old.name::text, old.summary::text, old.description::text, old.features, old.publisher,
      old.related, old.seo_title::text, old.seo_description::text, old.price_minor, old.list_price_minor,
      old.regular_price_minor, old.release_at)
    is distinct from
    (new.slug, new.family, new.category_slug, new.platform_code, new.region_code, new.edition::text, new.kind, new.legal_nature,
      new.voucher_purpose, new.status, new.name::text, new.summary::text, new.description::text, new.features, new.publisher,
      new.related, new.seo_title::text, new.seo_description::text, new.price_minor, new.list_price_minor,
      new.regular_price_minor, new.release_at))
  execute function shop.note_product_change();
