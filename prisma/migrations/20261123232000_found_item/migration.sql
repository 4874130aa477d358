-- What a create of unknown outcome found, or what its answer named: of two creates with equal content, both under way,
-- only one may take it for its own. Once a create has ended, the alias of its provisional id says so.
ALTER TABLE "local_edit" ADD COLUMN "found_item_id" UUID;

CREATE UNIQUE INDEX "local_edit_found" ON "local_edit" ("scope_id", "found_item_id")
  WHERE "found_item_id" IS NOT NULL AND "state" IN ('pending', 'pushing');
