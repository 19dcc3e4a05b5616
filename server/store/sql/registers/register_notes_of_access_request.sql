-- The notes on a subject access request in the order in which they were written.
SELECT id, text, actor, written_at
FROM register_note
WHERE access_request_id = ?
ORDER BY written_at, id
