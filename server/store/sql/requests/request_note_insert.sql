-- Adds what somebody wrote about a request.
INSERT INTO request_note (id, request_id, kind, actor, for_staff_only, sealed_words, written_at) VALUES (?, ?, ?, ?, ?, ?, ?)
