-- All versions an organisation has written, the newest first.
SELECT id, organisation_id, kind, language, version, text, from_at, written_by
FROM agreement
WHERE organisation_id = ?
ORDER BY id DESC
LIMIT ?
