-- Begins a session.
INSERT INTO session (token, person_id, csrf, started_at, ends_at)
VALUES (?, ?, ?, ?, ?)
