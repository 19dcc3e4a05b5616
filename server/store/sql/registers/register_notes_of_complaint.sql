-- The notes on a complaint in the order in which they were written.
SELECT id, text, actor, written_at
FROM register_note
WHERE complaint_id = ?
ORDER BY written_at, id
