/** Views that need no schema: what owners, assignees and creators are called, and what hangs on records. */
export const fixedViews: Readonly<Record<string, string>> = {
  attio_members: `CREATE OR REPLACE VIEW crm.attio_members AS SELECT
  m.item_id AS member_id, m."values"->>'email_address' AS email_address,
  m."values"->>'first_name' AS first_name, m."values"->>'last_name' AS last_name,
  concat_ws(' ', m."values"->>'first_name', m."values"->>'last_name') AS name,
  m."values"->>'access_level' AS access_level
  FROM public.mirror_item m WHERE m.kind = 'member' AND m.deleted_at IS NULL`,
  attio_notes: `CREATE OR REPLACE VIEW crm.attio_notes AS SELECT
  m.item_id AS note_id, m."values"->>'parent_object' AS parent_object,
  (m."values"->>'parent_record_id')::uuid AS parent_record_id, m."values"->>'title' AS title,
  m."values"->>'content_plaintext' AS content, (m."values"->>'created_at')::timestamptz AS created_at
  FROM public.mirror_item m WHERE m.kind = 'note' AND m.deleted_at IS NULL`,
  attio_tasks: `CREATE OR REPLACE VIEW crm.attio_tasks AS SELECT
  m.item_id AS task_id, m."values"->>'content_plaintext' AS content,
  (m."values"->>'deadline_at')::timestamptz AS deadline_at, (m."values"->>'is_completed')::boolean AS is_completed,
  ARRAY(SELECT (a.one->>'referenced_actor_id')::uuid FROM jsonb_array_elements(m."values"->'assignees') a(one)) AS assignees,
  ARRAY(SELECT (r.one->>'target_record_id')::uuid FROM jsonb_array_elements(m."values"->'linked_records') r(one)) AS record_ids,
  (m."values"->>'created_at')::timestamptz AS created_at
  FROM public.mirror_item m WHERE m.kind = 'task' AND m.deleted_at IS NULL`,
};
