-- The orders of a product in the order of a list, from an index of its lines: of what is no longer sold, or costs little, the latest and
-- the dearest come last, and no other order is looked at until they do. What a line repeats of its order is held true by the key.

-- The orders are taken hold of before the lines, as by whoever places one: that one ends first, or waits. What these indexes were for
-- the new ones do too, and the new key, which says how old an order is to whoever asks whether it may be seen.
drop index shop.order_seen, shop.order_line_product, shop.order_line_bundle;
alter table shop.order_line
  add column order_placed_at timestamptz,
  add column order_eur_total_minor integer;
update shop.order_line l set order_placed_at = o.placed_at, order_eur_total_minor = o.eur_total_minor
from shop."order" o where o.id = l.order_id;
alter table shop.order_line
  alter column order_placed_at set not null,
  alter column order_eur_total_minor set not null;

alter table shop."order" add constraint order_repeated unique (id, placed_at, eur_total_minor);
alter table shop.order_line
  drop constraint order_line_order_id_fkey,
  add constraint order_line_order_fkey foreign key (order_id, order_placed_at, order_eur_total_minor)
    references shop."order" (id, placed_at, eur_total_minor) on update cascade;

create index order_line_product_placed on shop.order_line (product_id, order_placed_at, order_id);
create index order_line_product_total on shop.order_line (product_id, order_eur_total_minor, order_id);
create index order_line_bundle_placed on shop.order_line (bundle_id, order_placed_at, order_id) where bundle_id is not null;
create index order_line_bundle_total on shop.order_line (bundle_id, order_eur_total_minor, order_id) where bundle_id is not null;

select shop.settle_ownership();
