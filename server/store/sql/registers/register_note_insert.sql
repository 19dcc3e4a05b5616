-- Adds a note to an entry.
INSERT INTO register_note (id, complaint_id, access_request_id, text, actor, written_at)
VALUES (?, ?, ?, ?, ?, ?)
