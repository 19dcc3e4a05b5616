-- What people wrote about a request, oldest first.
SELECT id, request_id, kind, actor, for_staff_only, sealed_words, written_at
FROM request_note
WHERE request_id = ?
ORDER BY written_at, id
