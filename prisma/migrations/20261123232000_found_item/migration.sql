-- What a create of unknown outcome found, or what its answer named.
ALTER TABLE "local_edit" ADD COLUMN "found_item_id" UUID;
