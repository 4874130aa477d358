-- Of two creates with equal content, both under way, only one may take a thing for its own. Once a create has ended, the
-- alias of its provisional id says so.
CREATE UNIQUE INDEX CONCURRENTLY "local_edit_found" ON "local_edit" ("scope_id", "found_item_id")
  WHERE "found_item_id" IS NOT NULL AND "state" IN ('pending', 'pushing');
